import { beforeEach, describe, expect, test } from "vitest";
import { post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { deleteReply, editReply, postReply } from "./index.ts";
import { quotedReplies } from "./quotes.ts";

const { get, ctx, ctxOf } = await testApp();

let cast: SmallCommunity;
let postId: number;
let said: number;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  postId = await post(ctx, cast.groupId, cast.steward, "Norms");
  said = await reply(ctx, postId, cast.member, "Bring the *wobbly* ones, @tamsin-marama.\n\n- twice");
});

const page = async (query = "") =>
  (await get(`/posts/${postId}-norms${query}`, cast.steward)).body.replace(/\s+/g, " ");

describe("a quote", () => {
  test("is known by the link that it begins with", () => {
    expect(quotedReplies('<blockquote>\n<p><a href="/replies/7">A</a></p></blockquote>')).toEqual([7]);
    expect(quotedReplies('<blockquote><p>See <a href="/replies/7">A</a></p></blockquote>')).toEqual([]);
    expect(quotedReplies('<p><a href="/replies/7">A</a></p>')).toEqual([]);
  });

  test("leads on from the words to the answer that has them, until that goes", async () => {
    const by = await ctxOf(cast.steward);
    expect(await page()).not.toContain("Quoted in");
    const markdown = `> [Somebody wrote:](/replies/${said})\n>\n> wobbly\n\nYes.`;
    const answer = await postReply(by, postId, { markdown });
    expect(await page()).toContain(`<a href="/replies/${answer}" data-turbo="false">Quoted in`);
    await editReply(by, answer, { markdown: "Yes." });
    expect(await page()).not.toContain("Quoted in");
    await editReply(by, answer, { markdown });
    expect(await page()).toContain("Quoted in");
    await deleteReply(by, answer);
    expect(await page()).not.toContain("Quoted in");
  });

  test("of a whole reply stands in the box where it is asked for, and calls nobody again", async () => {
    const body = await page(`?quote=${said}`);
    expect(body).toMatch(
      new RegExp(`> \\[[^\\]]+ wrote:\\]\\(/replies/${said}\\) > > Bring the \\*wobbly\\*`),
    );
    expect(body).toContain("\\@tamsin-marama");
    expect(body).toContain(`name="answers" value="${said}"`);
  });

  test("is not made of what is deleted, of another thread, or for who cannot answer", async () => {
    expect(await page(`?quote=${said}`)).toContain("wrote:](");
    const other = await post(ctx, cast.groupId, cast.steward, "Other");
    const elsewhere = await reply(ctx, other, cast.member, "Elsewhere");
    expect(await page(`?quote=${elsewhere}`)).not.toContain("wrote:](");
    expect((await get(`/posts/${postId}-norms?quote=${said}`)).body).not.toContain("wrote:](");
    await deleteReply(await ctxOf(cast.member), said);
    expect(await page(`?quote=${said}`)).not.toContain("wrote:](");
  });
});
