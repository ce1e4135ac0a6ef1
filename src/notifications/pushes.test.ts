import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  createVerify,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { Invalid, NotFound } from "../platform/errors/index.ts";
import { postReply } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { addBrowser, browserName, listBrowsers, removeBrowser } from "./browsers.ts";
import { saveChoices } from "./choices.ts";
import { linkKey } from "./link-key.ts";
import { sendHeld } from "./mail-held.ts";
import { pushKeysOf } from "./push-keys.ts";

const { app, ctx, ctxOf, get, clock } = await testApp({ env: { WEFT_PUSH_TO_THIS_MACHINE: "1" } });
const service = await pushService();
afterAll(() => void service.server.close());

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "How do we begin?");
  service.reset();
  Object.assign(ctx.config, { pushToThisMachine: true });
});

const answer = async (as: PersonId, markdown: string) => {
  await postReply(await ctxOf(as), postId, { markdown });
  await ctx.jobs.drain();
};
const wait = () => ctx.jobs.drain({ early: true, tolerant: true });
const join = async (id: PersonId, browser = service.browser()) => {
  await addBrowser(
    await ctxOf(id),
    browser.subscription,
    "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Firefox/130.0",
  );
  return browser;
};
const choices = { direct: "never", rest: "never", push: ["direct"], pausedUntil: "" };

test("a push is encrypted for its browser alone, signed by this Weft, and says who answered and where", async () => {
  const browser = await join(cast.steward);
  await answer(cast.member, "Slowly, **slowly**.");
  expect(service.got).toEqual([]);
  await wait();
  const [push, ...more] = service.got;
  expect(more).toEqual([]);
  expect(push?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "normal", ttl: "172800" });
  expect(browser.open(push?.body as Buffer)).toMatchObject({
    title: "Wiremu Pōtae answered you in “How do we begin?”",
    body: "Slowly, slowly.",
    path: expect.stringMatching(/^\/replies\/\d+$/),
    tag: String(postId),
  });
  const claims = verifiedClaims(push?.headers.authorization ?? "");
  expect(claims.aud).toBe(service.url);
  expect(claims.sub).toMatch(/^mailto:/);
  expect(claims.exp).toBeGreaterThan(Date.now() / 1000);
  expect((await listBrowsers(await ctxOf(cast.steward)))[0]).toMatchObject({
    name: "Firefox · Android",
    usedAt: ctx.now(),
  });
});

test("of what only members may read a push says neither title nor words, unless that was chosen", async () => {
  await ctx.db.updateTable("groups").set({ postsFor: "members" }).execute();
  const browser = await join(cast.steward);
  await answer(cast.member, "A secret.");
  await wait();
  const told = browser.open(service.got[0]?.body as Buffer);
  expect(JSON.stringify(told)).not.toMatch(/secret|begin/);
  expect(told).toMatchObject({ title: "Wiremu Pōtae answered you in Leading Effective e-Learning" });
  await saveChoices(await ctxOf(cast.steward), { ...choices, push: ["direct", "words"] });
  await answer(cast.member, "Another secret.");
  await wait();
  expect(browser.open(service.got.at(-1)?.body as Buffer)).toMatchObject({ body: "Another secret." });
});

test("what was read meanwhile, what is not wanted this way, and a right that was withdrawn are not pushed", async () => {
  await join(cast.steward);
  await answer(cast.member, "Slowly.");
  await get(`/posts/${postId}-how-do-we-begin`, cast.steward);
  await wait();
  expect(service.got).toEqual([]);
  await saveChoices(await ctxOf(cast.steward), { ...choices, push: [] });
  await answer(cast.member, "Or quickly.");
  await wait();
  expect(service.got).toEqual([]);
  await join(cast.facilitator);
  await answer(cast.member, "@hana-kereama");
  await ctx.db.updateTable("groups").set({ visibility: "members" }).execute();
  await ctx.db.deleteFrom("memberships").where("personId", "=", cast.facilitator).execute();
  ctx.cache.forget("*");
  await wait();
  expect(service.got).toEqual([]);
});

test("pushes wait for somebody's hours and come as one", async () => {
  const browser = await join(cast.steward);
  await ctx.db.updateTable("people").set({ timeZone: "UTC" }).execute();
  clock.set(new Date("2026-03-06T20:00:00Z")); // Friday evening
  await saveChoices(await ctxOf(cast.steward), {
    ...choices,
    openFrom: "07:00",
    openUntil: "18:00",
    days: ["0", "1", "2", "3", "4"],
  });
  const other = await post(ctx, cast.groupId, cast.steward, "And then?");
  await answer(cast.member, "One.");
  await postReply(await ctxOf(cast.member), other, { markdown: "Two." });
  await wait();
  const held = async () => {
    await sendHeld.run(ctx, {}, new AbortController().signal);
    await wait();
  };
  clock.set(new Date("2026-03-08T12:00:00Z")); // Sunday
  await held();
  expect(service.got).toEqual([]);
  clock.set(new Date("2026-03-09T07:05:00Z")); // Monday
  await held();
  await held();
  expect(service.got).toHaveLength(1);
  expect(browser.open(service.got[0]?.body as Buffer)).toMatchObject({
    title: "2 talks have something new for you",
    path: "/notices",
  });
});

test("a browser that is gone is forgotten, one whose service is busy is tried again", async () => {
  await join(cast.steward);
  service.answers = [503, 201];
  await answer(cast.member, "One.");
  await wait();
  expect(service.got).toHaveLength(2);
  service.answers = [410];
  await answer(cast.member, "Two.");
  await wait();
  expect(await listBrowsers(await ctxOf(cast.steward))).toEqual([]);
});

test("a browser hears nothing more once it is logged out, and another person's browser cannot be taken away", async () => {
  const cookie = await logIn(ctx, cast.steward);
  const { subscription } = service.browser();
  const asked = await app.inject({
    method: "POST",
    url: "/settings/notices/browsers",
    headers: { cookie, "sec-fetch-site": "same-origin", "content-type": "application/json" },
    payload: JSON.stringify(subscription),
  });
  expect(asked.statusCode).toBe(204);
  const [own] = await listBrowsers(await ctxOf(cast.steward));
  await expect(removeBrowser(await ctxOf(cast.member), { id: own?.id ?? 0 })).rejects.toThrow(NotFound);
  await ctx.db.deleteFrom("sessions").where("userId", "=", cast.steward).execute();
  expect(await listBrowsers(await ctxOf(cast.steward))).toEqual([]);
});

test("only https to the open internet is taken, and nothing is sent into a private network", async () => {
  const { subscription } = await join(cast.steward);
  Object.assign(ctx.config, { pushToThisMachine: undefined });
  for (const endpoint of [
    "http://push.example.org/x",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://10.0.0.1/x",
    "ftp://a/x",
    "x",
  ])
    await expect(addBrowser(await ctxOf(cast.member), { ...subscription, endpoint }, "")).rejects.toThrow(
      Invalid,
    );
  const short = { ...subscription, keys: { ...subscription.keys, auth: "AA" } };
  await expect(addBrowser(await ctxOf(cast.member), short, "")).rejects.toThrow(Invalid);
  // One that was added under other settings is refused as it is sent.
  await answer(cast.member, "Slowly.");
  await wait();
  expect(service.got).toEqual([]);
  expect(await listBrowsers(await ctxOf(cast.steward))).toEqual([]);
});

test("the script that shows pushes stands at the root and may do nothing else", async () => {
  const script = await get("/service-worker.js");
  expect(script.headers["content-type"]).toContain("text/javascript");
  expect(script.headers["content-security-policy"]).toBe(
    "default-src 'none'; connect-src 'self'; img-src 'self'",
  );
  expect(() => new Function("self", script.body)).not.toThrow();
});

test("the keys come of the secret: the same each time, and others for another", () => {
  expect(pushKeysOf("one")).toEqual(pushKeysOf("one"));
  expect(pushKeysOf("one").publicKey).not.toBe(pushKeysOf("two").publicKey);
  expect(Buffer.from(pushKeysOf("one").publicKey, "base64url")).toHaveLength(65);
});

test("a browser is called as people know it", () => {
  expect(
    browserName("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"),
  ).toBe("Safari · iPhone");
  expect(browserName("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0")).toBe(
    "Edge · Windows",
  );
  expect(browserName("")).toBe("");
});

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface PushService {
  readonly server: Server;
  readonly url: string;
  readonly got: Got[];
  answers: number[];
  reset(): void;
  browser(): FakeBrowser;
}

interface FakeBrowser {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** Decrypts what came, as RFC 8291 says. */
  open(body: Buffer): unknown;
}

/** A push service on this machine, with browsers that can read what they get. */
async function pushService(): Promise<PushService> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    got.push({ headers: request.headers, body: Buffer.concat(pieces) });
    response.writeHead(self.answers.shift() ?? 201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: PushService = {
    server,
    url,
    got,
    answers: [],
    reset() {
      got.length = 0;
      self.answers = [];
    },
    browser() {
      const keys = createECDH("prime256v1");
      const own = keys.generateKeys();
      const auth = randomBytes(16);
      const endpoint = `${url}/push/${randomBytes(8).toString("hex")}`;
      return {
        subscription: {
          endpoint,
          keys: { p256dh: own.toString("base64url"), auth: auth.toString("base64url") },
        },
        open: (body) => JSON.parse(decrypted(body, keys, own, auth)),
      };
    },
  };
  return self;
}

function decrypted(body: Buffer, keys: ReturnType<typeof createECDH>, own: Buffer, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] as number;
  const theirs = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), own, theirs]);
  const shared = Buffer.from(hkdfSync("sha256", keys.computeSecret(theirs), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", shared, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", shared, salt, "Content-Encoding: nonce\0", 12));
  const opener = createDecipheriv("aes-128-gcm", key, nonce);
  opener.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  return text.subarray(0, text.lastIndexOf(2)).toString();
}

/** What the signature of RFC 8292 claims, if it was made with our key. */
function verifiedClaims(authorization: string): { aud: string; sub: string; exp: number } {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
  expect(key).toBe(pushKeysOf(linkKey(ctx.config)).publicKey);
  const raw = Buffer.from(key, "base64url");
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((part) => part.toString("base64url"));
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const [head = "", claims = "", signature = ""] = token.split(".");
  const right = createVerify("SHA256")
    .update(`${head}.${claims}`)
    .verify({ key: publicKey, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  expect(right).toBe(true);
  return JSON.parse(Buffer.from(claims, "base64url").toString());
}
