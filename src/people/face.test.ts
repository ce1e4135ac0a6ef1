import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import type { PersonId } from "../viewer/index.ts";

const { app, ctx, get, post, ctxOf } = await testApp({ env: { WEFT_UPLOAD_MB: "1" } });

const boundary = "weft-test-boundary";
const picture = (width = 600, height = 400, background = "#0b5d57") =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Artist: "Hidden Name" } })
    .toBuffer();

async function upload(
  as: PersonId | null,
  content: Buffer,
  fields: Record<string, string> = {},
  name = "me.jpg",
) {
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return app.inject({
    method: "POST",
    url: "/settings/face",
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "sec-fetch-site": "same-origin",
      accept: "text/html",
      ...(as === null ? {} : { cookie: await logIn(ctx, as) }),
    },
    payload: Buffer.concat([
      Buffer.from(parts.join("") + head),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
}
const faceOf = async (personId: PersonId) =>
  ctx.db
    .selectFrom("people")
    .leftJoin("profiles", "profiles.personId", "people.id")
    .select(["people.image", "profiles.pictureId"])
    .where("people.id", "=", personId)
    .executeTakeFirstOrThrow();
const attachments = () => ctx.db.selectFrom("attachments").selectAll().execute();

describe("a face", () => {
  test("is cut square, made anew with nothing hidden in it, and stands beside the name", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const answer = await upload(hana, await picture());
    expect(answer.headers.location).toBe("/settings/profile");
    const { image, pictureId } = await faceOf(hana);
    expect(image).toBe(`/pictures/${pictureId}/128.webp`);
    expect((await ctxOf(hana)).viewer.face).toBe(image);
    const shown = await get(image ?? "");
    expect(shown.statusCode).toBe(200);
    const meta = await sharp(shown.rawPayload).metadata();
    expect(meta).toMatchObject({ width: 128, height: 128, format: "webp" });
    expect(meta.exif).toBeUndefined();
    expect((await get("/people/hana-kereama")).body).toContain(`/pictures/${pictureId}/320.webp`);
    expect((await get("/people")).body).toContain(image);
  });

  test("is cut where its owner says", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const left = await picture(400, 400, "#ff0000");
    const both = await sharp({ create: { width: 800, height: 400, channels: 3, background: "#0000ff" } })
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg()
      .toBuffer();
    await upload(hana, both, { place: "0", part: "100" });
    const { image } = await faceOf(hana);
    const { dominant } = await sharp((await get(image ?? "")).rawPayload).stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect(dominant.b).toBeLessThan(60);
  });

  test("takes the place of the one before, whose files go", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await upload(hana, await picture());
    const before = await faceOf(hana);
    await upload(hana, await picture(500, 500, "#a12c28"));
    const rows = await attachments();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: (await faceOf(hana)).pictureId, purpose: "face", ownerId: hana });
    expect((await get(before.image ?? "")).statusCode).toBe(404);
  });

  test("two sent at once leave one", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const answers = await Promise.all([upload(hana, await picture()), upload(hana, await picture(300, 300))]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303]);
    const rows = await attachments();
    expect(rows.map((row) => row.id)).toEqual([(await faceOf(hana)).pictureId]);
  });

  test("is removed by a press, and again by another without harm", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await upload(hana, await picture());
    for (let times = 0; times < 2; times++)
      expect((await post("/settings/face?_method=delete", {}, hana)).statusCode).toBe(303);
    expect(await faceOf(hana)).toEqual({ image: null, pictureId: null });
    expect(await attachments()).toEqual([]);
  });

  test("does not change what else is said of oneself", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await post("/settings/profile", { occupation: "Leads e-learning" }, hana);
    await upload(hana, await picture());
    await post("/settings/profile", { occupation: "Teaches" }, hana);
    expect((await faceOf(hana)).pictureId).not.toBeNull();
    expect((await get("/people/hana-kereama", hana)).body).toContain("Teaches");
  });
});

describe("what is no face", () => {
  test.each([
    ["a text", Buffer.from("hello, this is a text and no picture")],
    [
      "an SVG with a script",
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
    ],
    ["half a picture", Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb", "hex")],
    ["nothing", Buffer.alloc(0)],
  ])("%s is refused with a word, and what was there stays", async (_what, content) => {
    const hana = await person(ctx, "Hana Kereama");
    await upload(hana, await picture());
    const before = await faceOf(hana);
    const answer = await upload(hana, content);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("error-summary");
    expect(await faceOf(hana)).toEqual(before);
    expect(await attachments()).toHaveLength(1);
  });

  test("too large a file is refused", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const answer = await upload(hana, Buffer.concat([await picture(), Buffer.alloc(1_200_000)]));
    expect(answer.statusCode).toBe(422);
    expect(await attachments()).toEqual([]);
  });

  test("a form without a file says so", async () => {
    const answer = await post("/settings/face", {}, await person(ctx, "Hana Kereama"));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Choose a picture first");
  });

  test("nonsense for the crop is not minded", async () => {
    const hana = await person(ctx, "Hana Kereama");
    for (const fields of [{ place: "x", part: "-5" }, { place: "1e9", part: "0" }, { part: "NaN" }])
      expect((await upload(hana, await picture(200, 300), fields as Record<string, string>)).statusCode).toBe(
        303,
      );
  });

  test("a visitor's is sent to log in", async () => {
    expect((await upload(null, await picture())).headers.location).toContain("/log-in");
    expect((await post("/settings/face?_method=delete")).headers.location).toContain("/log-in");
    expect(await attachments()).toEqual([]);
  });
});
