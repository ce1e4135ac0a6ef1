import { createEmailVerificationToken } from "better-auth/api";
import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { cookiesOf, lastLink, outbox, password, sessionOf } from "../../test/support/sign-in.ts";
import { writeSettings } from "../settings/index.ts";
import { onAddressProved, resolveHandles } from "./index.ts";
import { purgeSignIn } from "./purge-sign-in.ts";
import { searchPeople } from "./search-people.ts";

// Mails go out here: to a port where nobody listens, so they are looked at in the outbox.
const { ctx, get, post, auth, clock, visitorCtx } = await testApp({
  env: { SMTP_URL: "smtp://127.0.0.1:9" },
});

const provedAddresses: string[] = [];
onAddressProved(async (_ctx, _personId, email) => {
  provedAddresses.push(email);
});

const form = { name: "Wiremu Pōtae", email: "wiremu@school.example", password };
const path = "/address/verification";
const put = (fields: Record<string, string>, cookie?: string) =>
  post(`${path}?_method=put`, fields, undefined, cookie ? { headers: { cookie } } : {});
const findPerson = (email: string) =>
  ctx.db.selectFrom("people").selectAll().where("email", "=", email).executeTakeFirst();
async function tokenFor(email: string, more: { expiresIn?: number; userId?: string; secret?: string } = {}) {
  const { secret } = await auth.$context;
  const userId = more.userId ?? (await findPerson(email))?.id;
  return createEmailVerificationToken(more.secret ?? secret, email, undefined, more.expiresIn ?? 60, {
    userId,
  });
}

describe("a new person", () => {
  test("gets a mail, is told so, and is not logged in before its link was opened", async () => {
    const answer = await post("/sign-up", { ...form, to: "/posts/42" });
    expect(answer.headers.location).toBe(path);
    expect(sessionOf(answer)).toBeUndefined();
    const page = await get(path, undefined, { headers: { cookie: cookiesOf(answer) } });
    expect(page.body).toContain("We sent a mail to wiremu@school.example");
    expect((await get(path)).body).not.toContain("wiremu@school.example");
    expect((await outbox(ctx, form.email)).map((mail) => mail.subject)).toEqual(["Prove your address"]);
  });

  test("is in after one press on the page behind the link, where they were", async () => {
    await post("/sign-up", { ...form, to: "/posts/42" });
    const link = await lastLink(ctx, form.email);
    const page = await get(link.path);
    expect(page.body).toContain("Yes, this is my address");
    expect(await findPerson(form.email)).toMatchObject({ emailVerified: false });
    const answer = await put(link);
    expect(answer.headers.location).toBe("/posts/42");
    expect(sessionOf(answer)).toBeDefined();
    expect(await findPerson(form.email)).toMatchObject({ emailVerified: true });
    expect(provedAddresses).toContain(form.email);
  });

  test("cannot log in by password before, and can have the mail sent again", async () => {
    await post("/sign-up", form);
    const refused = await post("/log-in", form);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Your address has to be proved first");
    expect(refused.body).toContain("Send the mail again");
    expect((await post("/log-in", { ...form, password: "not my password" })).body).not.toContain(
      "proved first",
    );
    const again = await post(path, { email: form.email, to: "/groups" });
    expect(again.headers.location).toBe(path);
    expect(await outbox(ctx, form.email)).toHaveLength(2);
    expect((await put(await lastLink(ctx, form.email))).headers.location).toBe("/groups");
    expect((await post("/log-in", form)).statusCode).toBe(303);
  });

  test("waits for approval once the address is proved; only then are administrators asked", async () => {
    await writeSettings(ctx, { signUp: "approval" });
    await person(ctx, "Ana Tūī", { administrator: true });
    expect((await post("/sign-up", form)).headers.location).toBe(path);
    expect(await outbox(ctx, "ana-tui@school.example")).toEqual([]);
    const link = await lastLink(ctx, form.email);
    const answer = await put(link);
    expect(answer.headers.location).toBe("/sign-up/approval");
    expect(sessionOf(answer)).toBeUndefined();
    await put(link);
    expect(await outbox(ctx, "ana-tui@school.example")).toHaveLength(1);
    expect((await post("/log-in", form)).body).toContain("still waits");
  });
});

describe("before an address is proved", () => {
  const seen = async () => {
    const as = await person(ctx, `Looker ${Math.random()}`);
    return {
      directory: (await get("/people", as)).body.includes("Wiremu"),
      page: (await get("/people/wiremu-potae", as)).statusCode,
      mention: (await resolveHandles(visitorCtx(), ["wiremu-potae"])).size,
      search: (await searchPeople(visitorCtx(), "wiremu", 5, 0)).length,
    };
  };

  test("nobody is here for others, so that nobody fills the directory with addresses that are not theirs", async () => {
    await post("/sign-up", form);
    expect(await seen()).toEqual({ directory: false, page: 404, mention: 0, search: 0 });
    await put(await lastLink(ctx, form.email));
    expect(await seen()).toEqual({ directory: true, page: 200, mention: 1, search: 1 });
  });

  test("those who came when no mail went out stay where they are", async () => {
    const id = await person(ctx, "Wiremu Pōtae");
    await ctx.db.updateTable("people").set({ emailVerified: false }).where("id", "=", id).execute();
    expect(await seen()).toEqual({ directory: true, page: 200, mention: 1, search: 1 });
  });

  test("an account is kept for a month, and then its address is free again", async () => {
    await post("/sign-up", form);
    await person(ctx, "Ana Tūī");
    const purge = async (days: number) => {
      clock.set(new Date(Date.now() + days * 86_400_000));
      await ctx.jobs.add(ctx, purgeSignIn, {});
      await ctx.jobs.drain();
    };
    await purge(29);
    expect(await findPerson(form.email)).toBeDefined();
    await purge(31);
    expect(await findPerson(form.email)).toBeUndefined();
    expect(await findPerson("ana-tui@school.example")).toBeDefined();
  });
});

describe("an address that has an account", () => {
  test("gets another mail, and the answer is the same to the letter", async () => {
    await person(ctx, "Wiremu Pōtae", { email: form.email });
    const known = await post("/sign-up", form);
    const fresh = await post("/sign-up", { ...form, email: "new@school.example" });
    expect(known.statusCode).toBe(fresh.statusCode);
    expect(known.headers.location).toBe(fresh.headers.location);
    expect(known.body).toBe(fresh.body);
    expect(known.cookies.map(({ name }) => name)).toEqual(fresh.cookies.map(({ name }) => name));
    expect((await outbox(ctx, form.email)).map((mail) => mail.subject)).toEqual([
      "You have an account already",
    ]);
  });

  test("cannot be told from one without when the mail is asked for again", async () => {
    await person(ctx, "Proved", { email: "proved@school.example" });
    const answers = await Promise.all(
      ["proved@school.example", "nobody@school.example"].map((email) => post(path, { email })),
    );
    expect(answers.map((answer) => answer.headers.location)).toEqual([path, path]);
    expect(await ctx.db.selectFrom("mailOutbox").select("id").execute()).toEqual([]);
  });
});

describe("a link", () => {
  test("that was used leads to log in, and lets nobody in", async () => {
    await post("/sign-up", form);
    const link = await lastLink(ctx, form.email);
    expect(sessionOf(await put(link))).toBeDefined();
    const again = await put(link);
    expect(sessionOf(again)).toBeUndefined();
    expect(again.headers.location).toBe("/log-in");
  });

  test("that is pressed twice at once lets one in, or one person twice, and nobody else", async () => {
    await post("/sign-up", form);
    const link = await lastLink(ctx, form.email);
    const answers = await Promise.all([put(link), put(link)]);
    expect(answers.every((answer) => answer.statusCode === 303)).toBe(true);
    const owners = await ctx.db.selectFrom("sessions").select("userId").distinct().execute();
    expect(owners).toEqual([{ userId: (await findPerson(form.email))?.id }]);
  });

  test.each([
    ["too old", () => tokenFor(form.email, { expiresIn: -1 })],
    ["signed by somebody else", () => tokenFor(form.email, { secret: "another secret that is long enough" })],
    ["of another person", async () => tokenFor(form.email, { userId: await person(ctx, "Other") })],
    ["to an address that is gone", () => tokenFor("gone@school.example", { userId: "0" })],
    ["garbage", async () => "garbage"],
    ["empty", async () => ""],
    ["without a signature", async () => "eyJhbGciOiJub25lIn0.eyJlbWFpbCI6IndpcmVtdUBzY2hvb2wuZXhhbXBsZSJ9."],
  ])("that is %s is refused, with the way to a new one", async (_what, make) => {
    await post("/sign-up", form);
    const answer = await put({ token: await make() });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("too old or has been used");
    expect(answer.body).toContain("Send the mail again");
    expect(sessionOf(answer)).toBeUndefined();
    expect(await findPerson(form.email)).toMatchObject({ emailVerified: false });
  });

  test("of somebody who was suspended since is refused", async () => {
    await post("/sign-up", form);
    const link = await lastLink(ctx, form.email);
    await ctx.db.updateTable("people").set({ standing: "suspended" }).execute();
    const answer = await put(link);
    expect(answer.statusCode).toBe(422);
    expect(sessionOf(answer)).toBeUndefined();
  });
});
