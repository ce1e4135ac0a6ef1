import { expect, test } from "vitest";
import { type Product, runWeft, startProduct } from "../support/product.ts";

// How a Weft begins and ends: in order, by a second one beside it, and by a crash.

const community = {
  name: "Our network",
  adminName: "Ana Tui",
  adminEmail: "ana@school.example",
  adminPassword: "a good long password",
};

test("a first start says where Weft is and how to set it up, and SIGTERM ends it in order", async () => {
  const product = await startProduct();
  expect(product.output()).toContain(`Weft is ready at ${product.url}\n`);
  const link = /http:\/\/\S+\/setup\?key=\S+/.exec(product.output())?.[0] ?? "";
  expect((await fetch(link)).status).toBe(200);
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
  expect(await product.stop()).toBe(0);
});

test("a second Weft on the same data folder is refused, and one on the same port too", async () => {
  const product = await startProduct({ community });
  try {
    const env = { PATH: process.env.PATH, WEFT_LOG_LEVEL: "silent" };
    const beside = await runWeft(["start"], { ...env, WEFT_DATA: product.dataDir, PORT: "0" });
    expect(beside.code).toBe(1);
    expect(beside.output).toMatch(/^The data folder .* is in use by another Weft .*\n$/);

    const elsewhere = `${product.dataDir}-elsewhere`;
    const { port } = new URL(product.url);
    const samePort = await runWeft(["start"], { ...env, WEFT_DATA: elsewhere, PORT: port });
    expect(samePort.code).toBe(1);
    expect(samePort.output).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken: .*\n$/);
    expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
  } finally {
    await product.stop();
  }
});

test("nothing that was acknowledged is lost by a kill in the middle of writing, and the next start goes on", async () => {
  let product = await startProduct({ community });
  let dataDir = product.dataDir;
  const kept: string[] = [];
  const rounds = 2;
  let thread = "";
  for (let round = 0; round < rounds; round++) {
    const browser = await logIn(product);
    thread ||= await startThread(product, browser);
    const writers = Array.from({ length: 4 }, (_, writer) =>
      writeUntilGone(product, browser, thread, `round ${round} writer ${writer}`, kept),
    );
    await new Promise((wait) => setTimeout(wait, 1500));
    await product.kill();
    await Promise.all(writers);
    product = await startProduct({ dataDir });
    dataDir = product.dataDir;
  }
  try {
    expect(kept.length).toBeGreaterThan(10);
    const text = await wholeThread(product, thread);
    expect(kept.filter((words) => !text.includes(`${words}.`))).toEqual([]);
  } finally {
    await product.stop();
  }
});

/** Sends a form as a browser would. */
function send(
  product: Product,
  cookie: string,
  path: string,
  form: Record<string, string>,
): Promise<Response> {
  return fetch(product.url + path, {
    method: "POST",
    headers: { cookie, accept: "text/html", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

async function logIn(product: Product): Promise<string> {
  const { adminEmail, adminPassword } = community;
  const answer = await send(product, "", "/log-in", { email: adminEmail, password: adminPassword });
  expect(answer.status).toBe(303);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
}

/** Makes a group and a post in it. @returns the address of the post, without its words. */
async function startThread(product: Product, cookie: string): Promise<string> {
  const made = await send(product, cookie, "/groups", { name: "Writers", purpose: "To write." });
  const group = made.headers.get("location") ?? "";
  expect(group).toMatch(/^\/groups\//);
  const post = { kind: "discussion", title: "Under load", markdown: "Write.", publish: "yes" };
  const started = await send(product, cookie, `${group.replace(/\?.*/, "")}/posts`, post);
  return /^\/posts\/\d+/.exec(started.headers.get("location") ?? "")?.[0] ?? "no post was made";
}

/** Posts one reply after the other, and notes those that were answered, until nobody answers. */
async function writeUntilGone(
  product: Product,
  cookie: string,
  thread: string,
  name: string,
  kept: string[],
) {
  for (let number = 0; ; number++) {
    const words = `${name} number ${number}`;
    try {
      const answer = await send(product, cookie, `${thread}/replies`, { markdown: `${words}.` });
      if (answer.status !== 303) throw new Error(`A reply was answered with ${answer.status}.`);
      kept.push(words);
    } catch (error) {
      if (error instanceof TypeError) return; // fetch failed: it is gone
      throw error;
    }
  }
}

async function wholeThread(product: Product, thread: string): Promise<string> {
  let text = "";
  for (let page = 1; ; page++) {
    const answer = await fetch(`${product.url}${thread}?page=${page}`);
    const html = await answer.text();
    if (page > 1 && new URL(answer.url).searchParams.get("page") !== String(page)) return text;
    text += html;
    if (!html.includes(`page=${page + 1}`)) return text;
  }
}
