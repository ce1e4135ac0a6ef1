import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { givePassword, lastLink, outbox, password } from "../../test/support/sign-in.ts";
import type { PersonId } from "../viewer/index.ts";

// Mails go out here: a new address has to be proved.
const { ctx, post, get, auth } = await testApp({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });

const old = "hana-kereama@school.example";
const next = "hana@new.school.example";

async function hana(): Promise<PersonId> {
  return givePassword({ ctx, auth }, await person(ctx, "Hana Kereama"));
}
const emailOf = async (id: PersonId) =>
  (await ctx.db.selectFrom("people").select("email").where("id", "=", id).executeTakeFirstOrThrow()).email;
const tokenTo = async (email: string) => (await lastLink(ctx, email)).token;
const prove = (token: string, as?: PersonId) =>
  post("/address/verification?_method=put", { token, to: "/settings/account" }, as);
const ask = (as: PersonId, email = next) => post("/settings/address", { email, present: password }, as);

describe("a new address", () => {
  test("takes the place of the old one once its mail is opened, and the old one is told", async () => {
    const id = await hana();
    expect((await ask(id)).headers.location).toBe("/settings/account");
    expect(await emailOf(id)).toBe(old);
    const answer = await prove(await tokenTo(next), id);
    expect(answer.headers.location).toBe("/settings/account");
    expect(await emailOf(id)).toBe(next);
    const told = (await outbox(ctx, old)).map((mail) => mail.text).join();
    expect(told).toContain(next);
    expect((await post("/log-in", { email: next, password })).statusCode).toBe(303);
    expect((await post("/log-in", { email: old, password })).statusCode).toBe(422);
  });

  test("is proved in another browser too, without being logged in there", async () => {
    const id = await hana();
    await ask(id);
    const answer = await prove(await tokenTo(next));
    expect(answer.headers.location).toBe("/log-in?to=%2Fsettings%2Faccount");
    expect(await emailOf(id)).toBe(next);
    const { emailVerified } = await ctx.db
      .selectFrom("people")
      .select("emailVerified")
      .executeTakeFirstOrThrow();
    expect(emailVerified).toBe(true);
  });

  test("has a link that works once, also when it is pressed twice at the same moment", async () => {
    const id = await hana();
    await ask(id);
    const token = await tokenTo(next);
    const answers = await Promise.all([prove(token, id), prove(token, id)]);
    expect(answers.some((answer) => answer.statusCode === 303)).toBe(true);
    expect((await prove(token, id)).statusCode).toBe(422);
    expect(await emailOf(id)).toBe(next);
  });

  test("has a link that is over as soon as the address was changed otherwise", async () => {
    const id = await hana();
    await ask(id);
    const first = await tokenTo(next);
    await ask(id, "third@school.example");
    await prove(await tokenTo("third@school.example"), id);
    expect((await prove(first, id)).statusCode).toBe(422);
    expect(await emailOf(id)).toBe("third@school.example");
  });

  test("has a link that changes nobody else's account", async () => {
    const id = await hana();
    const jo = await person(ctx, "Jo Sefo");
    await ask(id);
    const answer = await prove(await tokenTo(next), jo);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("belongs to another account");
    expect(await emailOf(id)).toBe(old);
    expect(await emailOf(jo)).toBe("jo-sefo@school.example");
  });

  test("that somebody has is answered in the same words, and its holder is told", async () => {
    const id = await hana();
    await person(ctx, "Jo Sefo");
    const known = await ask(id, "jo-sefo@school.example");
    const fresh = await ask(id);
    expect(known.statusCode).toBe(fresh.statusCode);
    expect(known.headers.location).toBe(fresh.headers.location);
    expect((await outbox(ctx, "jo-sefo@school.example")).map((mail) => mail.subject)).toEqual([
      "You have an account already",
    ]);
  });

  test("that somebody took in the meantime is not taken from them", async () => {
    const id = await hana();
    await ask(id);
    const token = await tokenTo(next);
    await person(ctx, "Quick One", { email: next });
    const answer = await prove(token, id);
    expect(answer.statusCode).toBe(422);
    expect(await emailOf(id)).toBe(old);
  });

  test("is not even asked about without the password", async () => {
    const id = await hana();
    expect((await post("/settings/address", { email: next }, id)).statusCode).toBe(422);
    expect(await outbox(ctx, next)).toEqual([]);
  });
});

describe("the devices", () => {
  const agents = {
    phone:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
    laptop:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
  };
  async function session(id: PersonId, userAgent: string): Promise<{ cookie: string; sessionId: string }> {
    const cookie = await logIn(ctx, id);
    const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
    const row = await ctx.db
      .updateTable("sessions")
      .set({ userAgent })
      .where("token", "=", token)
      .returning("id")
      .executeTakeFirstOrThrow();
    return { cookie, sessionId: row.id };
  }
  const end = (path: string, cookie: string) =>
    post(`/settings/sessions${path}?_method=delete`, {}, undefined, { headers: { cookie } });
  const shows = async (cookie: string) =>
    (await get("/nowhere", undefined, { headers: { cookie } })).body.includes("Hana Kereama");

  test("are listed in words, this one first and marked, those that ran out left out", async () => {
    const id = await hana();
    const [phone, laptop, over] = [
      await session(id, agents.phone),
      await session(id, agents.laptop),
      await session(id, "Old Thing"),
    ];
    await ctx.db
      .updateTable("sessions")
      .set({ expiresAt: new Date(0) })
      .where("id", "=", over.sessionId)
      .execute();
    const { body } = await get("/settings/sessions", undefined, { headers: { cookie: phone.cookie } });
    expect(body.indexOf("Safari on iPhone")).toBeGreaterThan(0);
    expect(body.indexOf("This one")).toBeLessThan(body.indexOf("Edge on Windows"));
    expect(body.match(/class="session"/g)).toHaveLength(2);
    expect(body).not.toContain(laptop.cookie.slice(21, 50));
  });

  test("are logged out one by one, or all but this one", async () => {
    const id = await hana();
    const [here, there, third] = [await session(id, ""), await session(id, ""), await session(id, "")];
    expect((await end(`/${there.sessionId}`, here.cookie)).headers.location).toBe("/settings/sessions");
    expect(await Promise.all([here, there, third].map(({ cookie }) => shows(cookie)))).toEqual([
      true,
      false,
      true,
    ]);
    await end("", here.cookie);
    expect(await Promise.all([here, third].map(({ cookie }) => shows(cookie)))).toEqual([true, false]);
  });

  test("may be logged out from themselves", async () => {
    const here = await session(await hana(), "");
    expect((await end(`/${here.sessionId}`, here.cookie)).headers.location).toBe("/");
    expect(await shows(here.cookie)).toBe(false);
  });

  test("of others are not found, and stay", async () => {
    const theirs = await session(await hana(), "");
    const mine = await session(await person(ctx, "Jo Sefo"), "");
    expect((await end(`/${theirs.sessionId}`, mine.cookie)).statusCode).toBe(404);
    expect(await shows(theirs.cookie)).toBe(true);
    await end("", mine.cookie);
    expect(await shows(theirs.cookie)).toBe(true);
  });

  test.each(["nonsense", "00000000-0000-0000-0000-000000000000", "1%27%3B--"])(
    "%s is no device",
    async (path) => {
      const here = await session(await hana(), "");
      expect((await end(`/${path}`, here.cookie)).statusCode).toBe(404);
    },
  );
});
