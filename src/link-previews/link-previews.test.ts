import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { inTransaction } from "../platform/database/index.ts";
import { fetchPreview } from "./fetch-preview.ts";
import { onPreviewFetched, previewCards, usePreviews } from "./index.ts";

const weft = await testApp();
const { ctx } = weft;
/** The guard with loopback let through, as it is the only network a test has. */
const open = { ports: "any", isAllowedAddress: (address: string) => address === "127.0.0.1" } as const;

const heard: number[] = [];
onPreviewFetched(async (_ctx, place) => {
  heard.push(place.postId);
});

let server: Server;
let site: string;
let answered = "";
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(answered);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let cast: SmallCommunity;
let postId: number;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.member, "With links");
  heard.length = 0;
  answered = `<title>Hui <b>&amp; kōrero</title><meta property="og:description" content="What &quot;we&quot; said">${"x".repeat(700_000)}`;
});

const use = async (links: string[], id = postId) =>
  inTransaction(await weft.ctxOf(cast.member), (tx) => usePreviews(tx, links, { postId: id, replyId: null }));
const uses = () => ctx.db.selectFrom("linkPreviewUses").select(["url", "postId"]).orderBy("url").execute();
const waiting = async () =>
  (await ctx.db.selectFrom("linkPreviews").select(["url", "askedAt"]).orderBy("url").execute()).length;

test("a card comes by a job, in words alone, and the texts that link there hear of it", async () => {
  await use([site]);
  expect(await previewCards(ctx, [site])).toEqual(new Map());
  await fetchPreview(ctx, site, open);
  const card = (await previewCards(ctx, [site])).get(site)?.html ?? "";
  expect(card).toContain(`href="${site}"`);
  expect(card).toContain("Hui");
  expect(card).toContain("kōrero");
  expect(card).toContain("What &quot;we&quot; said");
  expect(card).not.toMatch(/<b>|<img|<script/);
  expect(heard).toEqual([postId]);
});

test("an address that leads into a private network is not asked, and the link stays as it is", async () => {
  await use([site]);
  await fetchPreview(ctx, site); // the guard as it is in the product
  const row = await ctx.db.selectFrom("linkPreviews").selectAll().executeTakeFirstOrThrow();
  expect([row.title, row.fetchedAt, row.failure]).toEqual([
    "",
    expect.any(Date),
    expect.stringMatching(/not fetched/),
  ]);
  expect(await previewCards(ctx, [site])).toEqual(new Map());
  expect(heard).toEqual([]);
});

test("a link is asked for once, by however many texts, and again after a month", async () => {
  const jobs = async () => ctx.jobs.drain({ tolerant: true });
  await jobs();
  const link = "http://127.0.0.1/nothing-here";
  await use([link, link]);
  const second = await post(ctx, cast.groupId, cast.member, "Also with links");
  await use([link], second);
  expect(await uses()).toHaveLength(2);
  expect(await waiting()).toBe(1);
  expect(await jobs()).toBe(1);
  await use([link]);
  expect(await jobs()).toBe(0);
  weft.clock.advance(31 * 86_400_000);
  await use([link]);
  expect(await jobs()).toBe(1);
});

test("a text that no longer links to a page no longer uses its card; ten links are enough for one text", async () => {
  const links = Array.from({ length: 12 }, (_, index) => `https://site${index}.example/`);
  await use(links);
  expect(await uses()).toHaveLength(10);
  await use([links[1] ?? ""]);
  expect(await uses()).toEqual([{ url: links[1], postId }]);
  await use([]);
  expect(await uses()).toEqual([]);
});

test("nothing is asked for by a text that is not kept", async () => {
  const failing = inTransaction(await weft.ctxOf(cast.member), async (tx) => {
    await usePreviews(tx, ["https://site.example/"], { postId, replyId: null });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await waiting()).toBe(0);
  expect(await ctx.jobs.drain()).toBe(0);
});
