import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { post, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { postAttachmentSight } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { addSquarePicture, defineAttachmentSight } from "./index.ts";

const weft = await testApp({ env: { WEFT_UPLOAD_MB: "1" } });
const { ctx } = weft;
defineAttachmentSight("post", postAttachmentSight);

const photo = await sharp({ create: { width: 600, height: 300, channels: 3, background: "#573" } })
  .png()
  .toBuffer();
let cast: SmallCommunity;
beforeEach(async () => {
  cast = await smallCommunity(ctx);
});

/** Sends a file as the form (or the island, with `json`) does. */
async function upload(
  as: PersonId | undefined,
  content: Uint8Array | undefined,
  more: {
    name?: string;
    fields?: Record<string, string>;
    json?: boolean;
    headers?: Record<string, string>;
  } = {},
) {
  const body = new FormData();
  if (content) body.append("file", new Blob([new Uint8Array(content)]), more.name ?? "photo.png");
  for (const [name, value] of Object.entries(more.fields ?? {})) body.append(name, value);
  const sent = new Response(body);
  return weft.post("/attachments", {}, as, {
    payload: Buffer.from(await sent.arrayBuffer()),
    headers: {
      "content-type": sent.headers.get("content-type") ?? "",
      ...(more.json ? { accept: "application/json" } : {}),
      ...more.headers,
    },
  });
}

test("the island gets what it needs to put a picture into a text", async () => {
  const answer = await upload(cast.member, photo, { json: true });
  expect(answer.statusCode).toBe(201);
  const said = answer.json();
  expect(said).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    kind: "picture",
    name: "photo.png",
    alt: "",
    title: "",
    author: "",
    sourceUrl: "",
    licence: "",
    markdown: `![photo.png](attachment:${said.id})`,
    thumbnail: `/pictures/${said.id}/480.webp`,
    mine: true,
  });
  const again = await weft.get(`/attachments/${said.id}`, cast.member, {
    headers: { accept: "application/json" },
  });
  expect(again.json()).toEqual(said);
  const hidden = await weft.get(`/attachments/${said.id}`, cast.steward, {
    headers: { accept: "application/json" },
  });
  expect(hidden.statusCode).toBe(404);
});

test("the parts of the tray come to who is logged in, with the names they have given before", async () => {
  await upload(cast.member, photo, { fields: { author: "R. Example" } });
  const parts = await weft.get("/attachments/tray", cast.member);
  expect(parts.body).toContain(`<option value="R. Example">`);
  expect(parts.body).toContain("<dialog");
  expect(parts.body).not.toContain("<html");
  expect((await weft.get("/attachments/tray", cast.steward)).body).not.toContain("R. Example");
  expect((await weft.get("/attachments/tray")).statusCode).toBe(303);
});

test("without scripts a form leads to the line for the text and to the credit", async () => {
  const form = await weft.get("/attachments/new", cast.member);
  expect(form.body).toContain(`enctype="multipart/form-data"`);
  const sent = await upload(cast.member, photo, { fields: { alt: "Green", licence: "cc0", author: "Me" } });
  expect(sent.statusCode).toBe(303);
  const page = await weft.get(String(sent.headers.location), cast.member);
  expect(page.body).toMatch(/!\[Green\]\(attachment:[0-9a-f-]{36}\)/);
  expect(page.body).toContain(`value="Green"`);

  const mended = await weft.post(
    String(sent.headers.location),
    { alt: "A green wall", author: "Me" },
    cast.member,
  );
  expect(mended.statusCode).toBe(303);
  expect((await weft.get(String(sent.headers.location), cast.member)).body).toContain("![A green wall]");
  // The name is offered the next time.
  expect((await weft.get("/attachments/new", cast.member)).body).toContain(`<option value="Me">`);
});

test("what is wrong is said by its field, with what was typed, and to scripts in words", async () => {
  const empty = await upload(cast.member, undefined, { fields: { alt: "Typed already" } });
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain("Choose a file that has something in it.");
  expect(empty.body).toContain(`value="Typed already"`);
  const damaged = await upload(cast.member, photo.subarray(0, 60), { json: true });
  expect(damaged.statusCode).toBe(422);
  expect(damaged.json().error).toMatchObject({
    fields: { file: "attachment.picture.damaged" },
    words: expect.stringContaining("This picture cannot be read"),
  });
  const huge = await upload(cast.member, Buffer.alloc(1024 * 1024 + 1), { json: true, name: "big.bin" });
  expect(huge.statusCode).toBe(422);
  expect(huge.json().error.words).toBe("That is too large to send.");
  const credit = await weft.post(
    `/attachments/${(await upload(cast.member, photo, { json: true })).json().id}`,
    { sourceUrl: "not an address" },
    cast.member,
    { headers: { accept: "application/json" } },
  );
  expect(credit.statusCode).toBe(422);
  expect(credit.json().error.words).toContain("https://");
});

test("a visitor is led to the log-in page and uploads nothing; another site's form is refused", async () => {
  expect((await upload(undefined, photo)).headers.location).toMatch(/^\/log-in/);
  const forged = await upload(cast.member, photo, { headers: { "sec-fetch-site": "cross-site" } });
  expect(forged.statusCode).toBe(403);
  for (const path of ["/attachments/new", "/pictures"])
    expect((await weft.get(path)).headers.location).toMatch(/^\/log-in/);
  expect(await ctx.db.selectFrom("attachments").selectAll().execute()).toEqual([]);
});

test("a picture is sent in the size asked for or the next, kept by this browser alone, and runs nothing", async () => {
  const { id } = (await upload(cast.member, photo, { json: true })).json();
  const small = await weft.get(`/pictures/${id}/480.webp`, cast.member);
  expect(small.headers).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "private, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-length": String(small.rawPayload.byteLength),
    "content-disposition": expect.stringContaining(`inline; filename="photo.webp"`),
  });
  expect(small.headers["content-security-policy"]).toContain("sandbox");
  expect((await sharp(small.rawPayload).metadata()).width).toBe(480);
  for (const [file, width] of [
    ["500.webp", 600],
    ["9000.webp", 600],
  ] as const)
    expect(
      (await sharp((await weft.get(`/pictures/${id}/${file}`, cast.member)).rawPayload).metadata()).width,
    ).toBe(width);
  for (const file of ["480.svg", "480", "0.webp", "..%2f..%2fsecrets.json", "480.webp.html"])
    expect((await weft.get(`/pictures/${id}/${file}`, cast.member)).statusCode).toBe(404);
  expect((await weft.get("/pictures/nonsense/480.webp", cast.member)).statusCode).toBe(404);
});

test("a file is only ever a download, in parts where they are asked for", async () => {
  const html = "<!doctype html><script>alert(1)</script>";
  const { id, thumbnail } = (
    await upload(cast.member, Buffer.from(html), { json: true, name: "x.html" })
  ).json();
  expect(thumbnail).toBe(null);
  const whole = await weft.get(`/files/${id}/x.html`, cast.member);
  expect(whole.body).toBe(html);
  expect(whole.headers).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringMatching(/^attachment; filename="x\.html"/),
    "x-content-type-options": "nosniff",
    "accept-ranges": "bytes",
  });
  expect(whole.headers["content-security-policy"]).toContain("sandbox");
  expect(whole.headers["content-encoding"]).toBeUndefined();
  const part = async (range: string) => weft.get(`/files/${id}/x.html`, cast.member, { headers: { range } });
  const some = await part("bytes=2-8");
  expect([some.statusCode, some.body, some.headers["content-range"]]).toEqual([
    206,
    "doctype",
    `bytes 2-8/${html.length}`,
  ]);
  expect((await part("bytes=999-")).statusCode).toBe(416);
  expect((await weft.get(`/files/${id}/x.html`)).statusCode).toBe(404);
  expect((await weft.get(`/pictures/${id}/480.webp`, cast.member)).statusCode).toBe(404);
});

test("a PDF is a download too", async () => {
  const { id } = (
    await upload(cast.member, Buffer.from("%PDF-1.7\n%…"), { json: true, name: "a.pdf" })
  ).json();
  const sent = await weft.get(`/files/${id}/a.pdf`, cast.member);
  expect(sent.headers["content-disposition"]).toMatch(/^attachment/);
});

test("another's page of a picture shows the line and no credit form; an administrator may mend it", async () => {
  const open = await post(ctx, cast.groupId, cast.member, "Open");
  const { id } = (await upload(cast.member, photo, { json: true })).json();
  await ctx.db
    .insertInto("attachmentUses")
    .values({ attachmentId: id, postId: open, replyId: null })
    .execute();
  const seen = await weft.get(`/attachments/${id}`, cast.outsider);
  expect(seen.statusCode).toBe(200);
  expect(seen.body).toContain(`attachment:${id}`);
  expect(seen.body).not.toContain(`action="/attachments/${id}"`);
  expect((await weft.post(`/attachments/${id}`, { alt: "x" }, cast.outsider)).statusCode).toBe(404);
  expect((await weft.post(`/attachments/${id}`, { alt: "x" }, cast.admin)).statusCode).toBe(303);
});

test("a face is a square for its purpose alone: it is no picture for texts", async () => {
  const { id, path } = await addSquarePicture(ctx, cast.member, "face", { name: "me.png", content: photo });
  const sent = await weft.get(path, cast.member);
  const meta = await sharp(sent.rawPayload).metadata();
  expect([meta.width, meta.height]).toEqual([128, 128]);
  expect((await weft.get(`/attachments/${id}`, cast.member)).statusCode).toBe(404);
  expect((await weft.get("/pictures", cast.member)).body).not.toContain(id);
  await expect(
    addSquarePicture(ctx, cast.member, "face", { name: "me.txt", content: Buffer.from("me") }),
  ).rejects.toMatchObject({ fields: { file: "attachment.picture.wanted" } });
});
