import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { group, post, reply, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Invalid, NotFound } from "../platform/errors/index.ts";
import { postAttachmentSight } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { addAttachment } from "./add-attachment.ts";
import { claimAttachments } from "./claim-attachments.ts";
import { editCredit } from "./edit-credit.ts";
import { findPictures } from "./find-pictures.ts";
import { defineAttachmentSight, onCreditMended, pictureMarkup, removeAttachment } from "./index.ts";
import type { TextPlace } from "./tables.ts";
import { tidyAttachments } from "./tidy-attachments.ts";

const weft = await testApp();
const { ctx } = weft;
defineAttachmentSight("post", postAttachmentSight);
const mended: TextPlace[] = [];
onCreditMended(async (_ctx, place) => {
  mended.push(place);
});

let cast: SmallCommunity;
const photo = await sharp({ create: { width: 700, height: 400, channels: 3, background: "#357" } })
  .jpeg()
  .withExif({ IFD0: { Artist: "Hidden Name" } })
  .toBuffer();
beforeEach(async () => {
  cast = await smallCommunity(ctx);
  mended.length = 0;
});

async function add(
  owner: PersonId,
  credit: Record<string, string> = {},
  content: Buffer = photo,
  name = "hat.jpg",
) {
  return addAttachment(await weft.ctxOf(owner), owner, { name, content, credit });
}

async function place(owner: PersonId, ids: string[], where: TextPlace): Promise<void> {
  await inTransaction(await weft.ctxOf(owner), (tx) => claimAttachments(tx, ids, where));
}

test("a picture is kept in its sizes without what was hidden in it, and shown with its credit", async () => {
  const { id, kind, markdown } = await add(cast.member, {
    alt: "A hat [blue]",
    author: "M. Example",
    licence: "cc-by-4.0",
    sourceUrl: "https://photos.example/1",
  });
  expect([kind, markdown]).toEqual(["picture", `![A hat blue](attachment:${id})`]);
  const row = await ctx.db.selectFrom("attachments").selectAll().executeTakeFirstOrThrow();
  expect([row.width, row.height]).toEqual([700, 400]);
  expect(new Set(row.variants.map((variant) => variant.width))).toEqual(new Set([480, 700]));
  for (const variant of row.variants) {
    const content = await ctx.files.read(variant.key);
    expect(content.byteLength).toBe(variant.bytes);
    expect(content.includes("Hidden Name")).toBe(false);
  }
  const markup = (await pictureMarkup(await weft.ctxOf(cast.member), [id])).get(id)?.({ alt: "" });
  expect(markup?.html).toContain(`alt="A hat [blue]"`);
  expect(markup?.html).toContain(`width="700" height="400"`);
  expect(markup?.html).toMatch(
    /<figcaption[^>]*><a href="https:\/\/photos\.example\/1"[^>]*>Photo: M\. Example<\/a>, <a [^>]*>CC BY 4\.0<\/a>/,
  );
});

test("what a writer says of a picture in the text goes before what the picture says of itself", async () => {
  const { id } = await add(cast.member, { alt: "A hat" });
  const show = (await pictureMarkup(await weft.ctxOf(cast.member), [id])).get(id);
  expect(show?.({ alt: "My hat, from the side" }).html).toContain(`alt="My hat, from the side"`);
  expect(show?.({ alt: "hat.jpg" }).html).toContain(`alt="A hat"`);
});

test("a file of another kind is kept as it is, under a name that harms nobody", async () => {
  const { id, kind, name } = await add(
    cast.member,
    {},
    Buffer.from("<svg><script>alert(1)</script></svg>"),
    "../../..\u202egpj.svg",
  );
  expect([kind, name]).toEqual(["file", "gpj.svg"]);
  const row = await ctx.db.selectFrom("attachments").selectAll().executeTakeFirstOrThrow();
  expect(row.mediaType).toBe("image/svg+xml");
  const markup = (await pictureMarkup(await weft.ctxOf(cast.member), [id])).get(id)?.({ alt: "" });
  expect(markup?.html).toContain(`href="/files/${id}/gpj.svg"`);
});

test("what cannot be kept is refused in words, and leaves no file and no row", async () => {
  const refused = async (content: Buffer, credit = {}) => {
    const error = await add(cast.member, credit, content).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Invalid);
    return (error as Invalid).fields;
  };
  expect(await refused(Buffer.alloc(0))).toEqual({ file: "attachment.file.empty" });
  expect(await refused(Buffer.alloc(ctx.config.uploadBytesMax + 1))).toEqual({
    file: "attachment.file.too-large",
  });
  expect(await refused(photo.subarray(0, 500))).toEqual({ file: "attachment.picture.damaged" });
  expect(await refused(photo, { sourceUrl: "javascript:alert(1)" })).toEqual({
    sourceUrl: "attachment.source.invalid",
  });
  expect(await ctx.db.selectFrom("attachments").selectAll().execute()).toEqual([]);
});

test("a picture that comes again brings along the credit that its owner may know, and nobody else's", async () => {
  await add(cast.steward, { author: "R. Example", licence: "cc-by-4.0" });
  expect((await add(cast.member)).author).toBe("");
  expect((await add(cast.steward)).author).toBe("R. Example");
  expect((await add(cast.steward, { author: "Somebody else" })).author).toBe("Somebody else");
});

test("a picture is seen by whoever may read one of the texts that show it, and by its owner", async () => {
  const hidden = await group(ctx, "hidden", {
    visibility: "members",
    members: { [cast.steward]: "steward" },
  });
  const closed = await post(ctx, hidden, cast.steward, "Closed");
  const open = await post(ctx, cast.groupId, cast.steward, "Open");
  const { id } = await add(cast.steward);
  const sees = async (as?: PersonId) => (await weft.get(`/pictures/${id}/480.webp`, as)).statusCode;

  expect([await sees(cast.steward), await sees(cast.admin), await sees(cast.member), await sees()]).toEqual([
    200, 404, 404, 404,
  ]);
  await place(cast.steward, [id], { postId: closed, replyId: null });
  expect([await sees(cast.steward), await sees(cast.admin), await sees(cast.member), await sees()]).toEqual([
    200, 200, 404, 404,
  ]);
  await place(cast.steward, [id], { postId: open, replyId: null });
  expect([await sees(cast.member), await sees(cast.barred), await sees()]).toEqual([200, 200, 200]);
  await place(cast.steward, [], { postId: open, replyId: null });
  expect([await sees(cast.member), await sees()]).toEqual([404, 404]);
});

test("a picture of a deleted reply, a draft or a deleted post is gone for all but its owner", async () => {
  const open = await post(ctx, cast.groupId, cast.steward, "Open");
  const draft = await post(ctx, cast.groupId, cast.member, "Draft", { draft: true });
  const answer = await reply(ctx, open, cast.member, "With a picture");
  const { id } = await add(cast.member);
  const sees = async (as?: PersonId) => (await weft.get(`/pictures/${id}/480.webp`, as)).statusCode;
  await place(cast.member, [id], { postId: draft, replyId: null });
  expect([await sees(), await sees(cast.outsider)]).toEqual([404, 404]);
  await place(cast.member, [id], { postId: open, replyId: answer });
  expect([await sees(), await sees(cast.outsider)]).toEqual([200, 200]);

  await ctx.db.updateTable("replies").set({ deletedAt: ctx.now() }).where("id", "=", answer).execute();
  expect([await sees(), await sees(cast.steward), await sees(cast.member)]).toEqual([404, 404, 200]);
  await ctx.db.updateTable("replies").set({ deletedAt: null }).where("id", "=", answer).execute();
  expect(await sees()).toBe(200);
  await ctx.db.updateTable("posts").set({ deletedAt: ctx.now() }).where("id", "=", open).execute();
  expect([await sees(), await sees(cast.steward)]).toEqual([404, 404]);
});

test("who began a talk sees no picture of a reply to it once they may not read it any more", async () => {
  const members = { [cast.steward]: "steward", [cast.member]: "member" } as const;
  const hidden = await group(ctx, "hidden-talk", { visibility: "members", members });
  const postId = await post(ctx, hidden, cast.member, "Begun by somebody who goes");
  const replyId = await reply(ctx, postId, cast.steward, "An answer");
  const { id } = await add(cast.steward);
  await place(cast.steward, [id], { postId, replyId });
  const seen = async () => (await pictureMarkup(await weft.ctxOf(cast.member), [id])).size;
  expect(await seen()).toBe(1);
  await ctx.db
    .deleteFrom("memberships")
    .where("groupId", "=", hidden)
    .where("personId", "=", cast.member)
    .execute();
  expect(await seen()).toBe(0);
});

test("nobody can show a picture in their text that they may not see", async () => {
  const { id } = await add(cast.steward);
  expect([...(await pictureMarkup(await weft.ctxOf(cast.steward), [id])).keys()]).toEqual([id]);
  expect((await pictureMarkup(await weft.ctxOf(cast.member), [id, "nonsense", id])).size).toBe(0);
  expect((await pictureMarkup(weft.visitorCtx(), [id])).size).toBe(0);
});

test("a credit is mended by whoever put the picture in, and every text that shows it hears of it", async () => {
  const open = await post(ctx, cast.groupId, cast.steward, "Open");
  const { id } = await add(cast.member);
  await place(cast.member, [id], { postId: open, replyId: null });
  await expect(editCredit(await weft.ctxOf(cast.steward), id, { author: "Not me" })).rejects.toThrow(
    NotFound,
  );
  await editCredit(await weft.ctxOf(cast.member), id, { alt: "A hat", author: "Me" });
  expect(mended).toEqual([{ postId: open, replyId: null }]);
  const page = await weft.get(`/attachments/${id}`, cast.member);
  expect(page.body).toContain("Photo: Me");
});

test("pictures to use again are one's own and the free ones that one may see", async () => {
  const hidden = await group(ctx, "hidden", {
    visibility: "members",
    members: { [cast.steward]: "steward" },
  });
  const open = await post(ctx, cast.groupId, cast.steward, "Open");
  const closed = await post(ctx, hidden, cast.steward, "Closed");
  const shot = (red: number) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background: { r: red, g: 0, b: 0 } } })
      .png()
      .toBuffer();
  const free = await add(cast.steward, { alt: "Wharenui", licence: "cc-by-4.0" }, await shot(10));
  const kept = await add(cast.steward, { licence: "all-rights-reserved" }, await shot(20));
  const secret = await add(cast.steward, { licence: "cc0" }, await shot(30));
  const own = await add(cast.member, { alt: "Pōtae" }, await shot(40));
  await add(cast.member, { alt: "Pōtae" }, await shot(40));
  await place(cast.steward, [free.id, kept.id], { postId: open, replyId: null });
  await place(cast.steward, [secret.id], { postId: closed, replyId: null });

  const found = async (q?: string) =>
    (await findPictures(await weft.ctxOf(cast.member), { q })).pictures.map((picture) => picture.alt);
  expect((await found()).toSorted()).toEqual(["Pōtae", "Wharenui"]);
  expect(await found("potae")).toEqual(["Pōtae"]);
  expect(await found("wharenui potae")).toEqual([]);
  expect(await found("%")).toEqual([]);
  const page = await weft.get("/pictures?q=wharenui", cast.member);
  expect(page.body).toContain(`data-text="![Wharenui](attachment:${free.id})"`);
  expect(page.body).not.toContain(own.id);
});

test("what has stood in no text for a week is tidied away with its files, and nothing else", async () => {
  const open = await post(ctx, cast.groupId, cast.steward, "Open");
  const used = await add(cast.member);
  const never = await add(cast.member, {}, Buffer.from("never used"), "never.txt");
  await place(cast.member, [used.id], { postId: open, replyId: null });
  const keys = await ctx.db.selectFrom("attachments").select(["id", "fileKey"]).execute();
  const keyOf = (id: string) => keys.find((row) => row.id === id)?.fileKey ?? "";

  expect(await tidyAttachments(ctx)).toBe(0);
  weft.clock.advance(6 * 86_400_000);
  expect(await tidyAttachments(ctx)).toBe(0);
  weft.clock.advance(86_400_000);
  expect(await tidyAttachments(ctx)).toBe(1);
  expect([await ctx.files.exists(keyOf(never.id)), await ctx.files.exists(keyOf(used.id))]).toEqual([
    false,
    true,
  ]);

  // Removed for good with its post, it goes a week later; one that is put in again in time stays.
  await ctx.db.deleteFrom("posts").where("id", "=", open).execute();
  expect(await tidyAttachments(ctx)).toBe(0);
  weft.clock.advance(6 * 86_400_000);
  const again = await post(ctx, cast.groupId, cast.member, "Again");
  await place(cast.member, [used.id], { postId: again, replyId: null });
  expect(await tidyAttachments(ctx)).toBe(0);
  weft.clock.advance(30 * 86_400_000);
  expect(await tidyAttachments(ctx)).toBe(0);
  expect(await ctx.files.exists(keyOf(used.id))).toBe(true);
});

test("a removed attachment takes its files along, and only when the removal is kept", async () => {
  const { id } = await add(cast.member);
  const { variants } = await ctx.db.selectFrom("attachments").select("variants").executeTakeFirstOrThrow();
  await inTransaction(ctx, async (tx) => {
    await removeAttachment(tx, id);
    throw new Error("no");
  }).catch(() => {});
  for (const { key } of variants) expect(await ctx.files.exists(key)).toBe(true);
  await inTransaction(ctx, (tx) => removeAttachment(tx, id));
  for (const { key } of variants) expect(await ctx.files.exists(key)).toBe(false);
});
