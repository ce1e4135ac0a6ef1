import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOrInstallRedis, redisMissing } from "../../scripts/find-redis.ts";
import { type PostgresServer, startPostgresServer } from "../support/postgres-server.ts";
import { type Product, startProduct } from "../support/product.ts";
import { type RedisServer, startRedisServer } from "../support/redis-server.ts";

// Two copies of the built product on one PostgreSQL server and one Redis, as behind a balancer.

const missing = findOrInstallRedis() === undefined;
if (missing) console.log(redisMissing);
const soon = { timeout: 30_000 };
const kiri = { name: "Kiri Waititi", email: "kiri@school.example", password: "weaving together" };

let postgres: PostgresServer;
let redis: RedisServer;
let one: Product;
let two: Product;
const dataDir = mkdtempSync(join(tmpdir(), "weft-nodes-"));

beforeAll(async () => {
  if (missing) return;
  postgres = await startPostgresServer();
  redis = await startRedisServer();
  const env = { DATABASE_URL: postgres.url("postgres"), REDIS_URL: redis.url };
  const community = {
    name: "e-Learning Aotearoa",
    adminName: kiri.name,
    adminEmail: kiri.email,
    adminPassword: kiri.password,
    example: true,
  };
  one = await startProduct({ community, env, dataDir });
  two = await startProduct({ env, dataDir });
}, 300_000);

afterAll(async () => {
  await one?.stop();
  await two?.stop();
  await redis?.stop();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 120_000);

async function send(
  node: Product,
  path: string,
  form: Record<string, string>,
  cookie = "",
): Promise<Response> {
  return fetch(`${node.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, "sec-fetch-site": "same-origin", origin: node.url },
    body: new URLSearchParams(form),
  });
}

async function logIn(node: Product): Promise<string> {
  const answer = await send(node, "/log-in", { email: kiri.email, password: kiri.password });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Listens to the first thread on a node. */
async function listen(node: Product, cookie: string) {
  const stop = new AbortController();
  const answer = await fetch(`${node.url}/live?topics=post:1`, { headers: { cookie }, signal: stop.signal });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  let text = "";
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
  })().catch(() => {});
  await expect.poll(() => text, soon).toContain("event: at");
  return {
    text: () => text,
    close: () => {
      stop.abort();
      return reading;
    },
    ended: reading,
  };
}

const titleOn = async (node: Product) => {
  const answer = await fetch(`${node.url}/posts/1`, { redirect: "follow" });
  return /<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1]?.trim();
};

test.skipIf(missing)(
  "a reply on one node is heard on the other, and what one changes the other shows",
  async () => {
    const cookie = await logIn(one);
    const line = await listen(two, cookie);
    await titleOn(two); // remembered there
    const sent = await send(one, "/posts/1/replies", { markdown: "From the other node" }, cookie);
    expect(sent.status).toBe(303);
    await expect.poll(line.text, soon).toMatch(/event: post\ndata: \{"post":1,.*"reply":\d+/);
    const page = await fetch(
      `${two.url}${new URL(sent.headers.get("location") ?? "", two.url).pathname}?page=99`,
    );
    expect(await page.text()).toContain("From the other node");
    const edited = await send(
      one,
      "/posts/1?_method=patch",
      { title: "Named anew", markdown: "And said anew.", intent: "save" },
      cookie,
    );
    expect(edited.status).toBe(303);
    await expect.poll(() => titleOn(two), soon).toBe("Named anew");
    await line.close();
  },
);

test.skipIf(missing)("whoever logs out on one node hears nothing more on the other", async () => {
  const cookie = await logIn(one);
  const line = await listen(two, cookie);
  await send(one, "/log-out", {}, cookie);
  await line.ended;
  expect(line.text()).toContain("event: over");
});

test.skipIf(missing)("readers on the other node are counted", async () => {
  // One person is counted once, wherever they read.
  const [here, there] = [await listen(one, await logIn(one)), await listen(two, await logIn(two))];
  await new Promise((wait) => setTimeout(wait, 2_500));
  expect(here.text()).not.toContain("event: here");
  await here.close();
  await there.close();
});

test.skipIf(missing)(
  "without Redis both say so, show nothing old, and still hear of each other from the database",
  async () => {
    const cookie = await logIn(one);
    const line = await listen(two, cookie);
    await titleOn(two);
    await redis.kill();
    await expect
      .poll(() => one.output() + two.output(), soon)
      .toMatch(/Redis does not answer[\s\S]*Redis does not answer/);
    const edited = await send(
      one,
      "/posts/1?_method=patch",
      { title: "Named without Redis", markdown: "And said anew.", intent: "save" },
      cookie,
    );
    expect(edited.status).toBe(303);
    expect(await titleOn(two)).toBe("Named without Redis");
    await expect.poll(line.text, soon).toMatch(/event: post\ndata: \{"post":1/);
    await redis.begin();
    const sent = await send(one, "/posts/1/replies", { markdown: "Together again" }, cookie);
    expect(sent.status).toBe(303);
    await expect.poll(line.text, soon).toMatch(/"reply":\d+/);
    await line.close();
  },
);
