import { expect, test } from "vitest";
import { group, post, reply, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";

const { ctx, get } = await testApp();

test("before a search the page says how to go about it, and it is not for search engines", async () => {
  await smallCommunity(ctx);
  const { body, statusCode } = await get("/search");
  expect(statusCode).toBe(200);
  expect(body).toContain("How to find things");
  expect(body).toContain(`<meta name="robots" content="noindex"/>`);
  expect(body.match(/role="search"/g)).toHaveLength(1);
});

test("what is found stands under the name of its source, with the words marked and the way to more", async () => {
  const { groupId, member } = await smallCommunity(ctx);
  for (let n = 0; n < 7; n++) await post(ctx, groupId, member, `Whānau evening ${n}`);
  const id = await post(ctx, groupId, member, "Something else");
  await reply(ctx, id, member, "Ask the whānau <script>");
  const { body } = await get("/search?q=whanau");
  expect(body).toContain("<title>“whanau” · Search · e-Learning Aotearoa</title>");
  expect(body).toContain("<mark>Whānau</mark> evening");
  expect(body).toContain("Ask the <mark>whānau</mark> &lt;script>");
  expect(body).toContain(`href="/search?q=whanau&amp;in=posts"`);
  expect(body).not.toContain(`href="/search?q=whanau&amp;in=posts&amp;page=2"`);
  expect(body).toContain(`value="whanau"`);
  expect(body).toContain("Leading Effective e-Learning · Wiremu Pōtae");

  const posts = await get("/search?q=whanau&in=posts");
  expect(posts.body.match(/<mark>Whānau<\/mark> evening \d<\/a>/g)).toHaveLength(7);
  expect(posts.body).toContain(`<input type="hidden" name="in" value="posts"/>`);
});

test("where nothing is found, the page says what to try, and a visitor that logging in may help", async () => {
  const { member } = await smallCommunity(ctx);
  const asVisitor = await get("/search?q=zzyzx");
  expect(asVisitor.statusCode).toBe(200);
  expect(asVisitor.body).toContain("Nothing found for “zzyzx”");
  expect(asVisitor.body).toContain(`href="/log-in?to=%2Fsearch%3Fq%3Dzzyzx"`);
  expect((await get("/search?q=zzyzx", member)).body).not.toContain("Log in to look further");
  expect((await get("/search?q=the+of")).body).toContain("stands in nearly every text");
});

test("what a visitor may not see leaves no trace on the page", async () => {
  const { member } = await smallCommunity(ctx);
  const hidden = await group(ctx, "hidden", { visibility: "members", members: { [member]: "member" } });
  await post(ctx, hidden, member, "Rimu secrets");
  const visitor = (await get("/search?q=rimu")).body;
  expect((await get("/search?q=rimu", member)).body).toContain("<mark>Rimu</mark> secrets");
  expect(visitor).not.toContain("secrets");
  expect(visitor).toContain("Nothing found");
});

test("an address that nobody would type is answered all the same", async () => {
  await smallCommunity(ctx);
  for (const address of [
    "?q=a&q=b&in=posts&in=replies&page=x",
    "?q=%00%27",
    "?q=x&in=nowhere&page=-4",
    "?q=%ED%A0%80",
    "?q=tablets&page=1e9&in=posts",
  ])
    expect((await get(`/search${address}`)).statusCode, address).toBe(200);
});
