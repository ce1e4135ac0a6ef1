import { describe, expect, test } from "vitest";
import { person, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { sendMail } from "../platform/mail/index.ts";
import { readSettings } from "../settings/index.ts";

const { ctx, get, post } = await testApp();

const pages = [
  "/administration",
  "/administration/settings",
  "/administration/mails",
  "/administration/mails/1",
  "/administration/mails/1/html",
];

const mail = {
  to: { address: "hana@school.example", name: "Hana Kereama" },
  subject: "A new password",
  text: "Open this link: https://weft.example/password/new?token=abc",
  html: "<!doctype html><p>Open <script>alert(1)</script>this</p>",
};

const settings = {
  name: "A new name",
  about: "We **meet**.",
  signUp: "approval",
  newGroups: "administrators",
  language: "mi",
  timeZone: "Europe/Zurich",
};

test("the administration is for administrators: others are refused, visitors are led to log in", async () => {
  const cast = await smallCommunity(ctx);
  await sendMail(ctx, mail);
  for (const path of pages) {
    expect((await get(path, cast.admin)).statusCode, path).toBe(200);
    for (const as of [cast.steward, cast.member, cast.outsider, cast.barred]) {
      const answer = await get(path, as);
      expect(answer.statusCode, path).toBe(403);
      expect(answer.body).not.toContain("A new password");
    }
    const asVisitor = await get(path);
    expect(asVisitor.statusCode, path).toBe(303);
    expect(asVisitor.headers.location).toBe(`/log-in?to=${encodeURIComponent(path)}`);
  }
});

describe("settings", () => {
  const save = (cast: SmallCommunity, form: Record<string, string>, as = cast.admin) =>
    post("/administration/settings", { ...settings, ...form }, as);

  test("an administrator changes what the community has chosen", async () => {
    const cast = await smallCommunity(ctx);
    const answer = await save(cast, { name: "  A new name " });
    expect(answer.statusCode).toBe(303);
    expect(await readSettings(ctx)).toMatchObject(settings);
    expect((await readSettings(ctx)).setUpAt).not.toBeNull();
    const { body } = await get("/administration/settings", cast.admin);
    expect(body).toContain(`value="A new name"`);
    expect(body).toContain(`<option value="Europe/Zurich" selected`);
  });

  test("nobody else does", async () => {
    const cast = await smallCommunity(ctx);
    expect((await save(cast, {}, cast.steward)).statusCode).toBe(403);
    expect((await post("/administration/settings", settings)).statusCode).toBe(303); // to log in
    expect((await readSettings(ctx)).name).toBe("e-Learning Aotearoa");
  });

  test("what cannot be is not kept, and what was typed is shown again", async () => {
    const cast = await smallCommunity(ctx);
    const wrongs: Record<string, string>[] = [
      { name: " " },
      { name: "x".repeat(81) },
      { timeZone: "Nowhere/Land" },
      { signUp: "maybe" },
      { language: "xx" },
    ];
    for (const wrong of wrongs) {
      const answer = await save(cast, { about: "Typed words", ...wrong });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain("Typed words");
    }
    expect((await readSettings(ctx)).name).toBe("e-Learning Aotearoa");
  });
});

describe("mails", () => {
  test("where no mail server is set, mails are kept, read and shown without anything running in them", async () => {
    const { admin } = await smallCommunity(ctx);
    const id = await sendMail(ctx, mail);
    const list = await get("/administration/mails", admin);
    expect(list.body).toContain("No mail goes out");
    expect(list.body).toContain("A new password");
    expect(list.body).toContain("Hana Kereama (hana@school.example)");

    const { body } = await get(`/administration/mails/${id}`, admin);
    expect(body).toContain("token=abc");
    expect(body).toMatch(/<iframe[^>]* sandbox/);
    const html = await get(`/administration/mails/${id}/html`, admin);
    expect(html.headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox$/);
    expect(html.body).toBe(mail.html);
  });

  test("what was sent, or is on its way, is for its receiver alone", async () => {
    const { admin } = await smallCommunity(ctx);
    const id = await sendMail(ctx, mail);
    expect((await get(`/administration/mails/${id}`, admin)).body).toContain("token=abc");
    await ctx.db.updateTable("mailOutbox").set({ sentAt: ctx.now() }).execute();
    const { body } = await get(`/administration/mails/${id}`, admin);
    expect(body).toContain("for its receiver alone");
    expect(body).not.toContain("token=abc");
    expect((await get(`/administration/mails/${id}/html`, admin)).statusCode).toBe(404);
  });

  test("one that could not be sent says why, and the first page counts it", async () => {
    const { admin } = await smallCommunity(ctx);
    const id = await sendMail(ctx, mail);
    await ctx.db
      .updateTable("mailOutbox")
      .set({ failedAt: ctx.now(), error: "550 no such box", attempts: 8 })
      .execute();
    const { body } = await get(`/administration/mails/${id}`, admin);
    expect(body).toContain("550 no such box");
    expect(body).toContain("8 attempts");
    expect((await get("/administration", admin)).body).toContain("One mail could not be sent");
  });

  test("old mails come page by page, and an unknown one is not found", async () => {
    const { admin } = await smallCommunity(ctx);
    for (let n = 1; n <= 51; n++) await sendMail(ctx, { ...mail, subject: `Mail number ${n}.` });
    expect((await get("/administration/mails", admin)).body).not.toContain("Mail number 1.");
    expect((await get("/administration/mails?page=2", admin)).body).toContain("Mail number 1.");
    expect((await get("/administration/mails?page=9", admin)).body).toContain("There are no older mails");
    for (const id of ["999", "0", "x", "1e3", "-1"])
      expect((await get(`/administration/mails/${id}`, admin)).statusCode, id).toBe(404);
  });
});

test("the first page says what waits and what the community runs on", async () => {
  const { admin } = await smallCommunity(ctx);
  const id = await person(ctx, "Somebody New", { standing: "awaiting-approval" });
  await ctx.db.updateTable("people").set({ askedAt: ctx.now() }).where("id", "=", id).execute();
  const { body } = await get("/administration", admin);
  expect(body).toContain("Somebody waits for an account");
  expect(body).toContain("1 waiting");
  expect(body).toContain("No mail goes out");
  expect(body).toMatch(/<dt>people<\/dt><dd>6<\/dd>/);
  expect(body).toMatch(/PostgreSQL (?:server )?1\d/);
});
