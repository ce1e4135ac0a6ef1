import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { type Db, inTransaction } from "../database/index.ts";
import { createLive, type LiveMessage, sendEvents } from "./index.ts";

const database = await testDatabase();
/** Stands for the ctx of an act without a transaction. */
const ctx = { db: {} as Db };
const closing: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test("who listens to a topic hears it and no other, until they stop", async () => {
  const live = createLive();
  const heard: unknown[] = [];
  const stop = live.subscribe("post:1", (message) => heard.push(message.data));
  await live.publish(ctx, "post:1", "a");
  await live.publish(ctx, "post:2", "b");
  stop();
  await live.publish(ctx, "post:1", "c");
  expect(heard).toEqual(["a"]);
});

test("a message is told after the commit, and never if there is none", async () => {
  const live = createLive();
  const heard: unknown[] = [];
  live.subscribe("post:1", (message) => heard.push(message.data));
  await inTransaction({ db: database.db }, async (tx) => {
    await live.publish(tx, "post:1", "kept");
    expect(heard).toEqual([]);
  });
  await inTransaction({ db: database.db }, async (tx) => {
    await live.publish(tx, "post:1", "lost");
    throw new Error("no");
  }).catch(() => {});
  expect(heard).toEqual(["kept"]);
});

test("a gap is filled exactly, or said to be unknown", async () => {
  const live = createLive(3);
  const start = live.last;
  for (const data of [1, 2, 3]) await live.publish(ctx, data === 2 ? "other" : "post:1", data);
  const data = (messages: readonly LiveMessage[] | undefined) => messages?.map((message) => message.data);
  expect(data(live.since(start, ["post:1"]))).toEqual([1, 3]);
  expect(data(live.since(start + 1, ["post:1", "other"]))).toEqual([2, 3]);
  expect(data(live.since(live.last, ["post:1"]))).toEqual([]);
  await live.publish(ctx, "post:1", 4);
  expect(live.since(start, ["post:1"])).toBeUndefined();
  expect(data(live.since(start + 1, ["post:1"]))).toEqual([3, 4]);
  expect(live.since(live.last + 1, ["post:1"])).toBeUndefined();
  expect(createLive().since(5, ["post:1"])).toBeUndefined();
});

test("events reach a browser's line, what was missed first, and a closed line is let go", async () => {
  const live = createLive();
  const start = live.last;
  await live.publish(ctx, "post:1", { reply: 7 });
  const server = createServer((_request, response) => {
    sendEvents(response, live, { topics: ["post:1"], since: start, heartbeatMs: 20 });
  }).listen(0, "127.0.0.1");
  closing.push(() => server.close());
  await once(server, "listening");
  const request = get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  response.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  await live.publish(ctx, "post:1", { reply: 8 });
  await expect.poll(() => text).toContain(": \n\n");
  expect(text).toContain(`id: ${start + 1}\nevent: post\ndata: {"topic":"post:1","data":{"reply":7}}\n\n`);
  expect(text).toContain(`id: ${start + 2}\nevent: post\ndata: {"topic":"post:1","data":{"reply":8}}\n\n`);
  response.destroy();
  await once(request, "close");
});

test("a line that asks for what is no longer known is told to begin anew", async () => {
  const live = createLive();
  const server = createServer((_request, response) => {
    sendEvents(response, live, { topics: ["post:1"], since: 1 })();
  }).listen(0, "127.0.0.1");
  closing.push(() => server.close());
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(await answer.text()).toContain("event: stale");
});
