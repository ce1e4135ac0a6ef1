import { beforeEach, describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { outbox, password, sessionOf } from "../../test/support/sign-in.ts";
import { writeSettings } from "../settings/index.ts";
import { signUpGate } from "./index.ts";

const { ctx, get, post } = await testApp();

signUpGate(async (_ctx, token) =>
  token.startsWith("good-")
    ? {
        email: token === "good-mailed" ? "rua@school.example" : null,
        label: "Waikato",
        to: "/groups/waikato",
      }
    : null,
);

const form = { name: "Wiremu Pōtae", email: "wiremu@school.example", password };
const findPerson = (email: string) =>
  ctx.db.selectFrom("people").selectAll().where("email", "=", email).executeTakeFirst();

describe("where no mail goes out", () => {
  test("a stranger fills in three fields, is logged in at once and lands where they were", async () => {
    const answer = await post("/sign-up", { ...form, to: "/posts/42" });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/posts/42");
    const cookie = sessionOf(answer);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const page = await get("/people-nowhere", undefined, {
      headers: { cookie: `weft.session_token=${encodeURIComponent(cookie?.value ?? "")}` },
    });
    expect(page.body).toContain("Wiremu Pōtae");
    expect(page.body).not.toContain('href="/sign-up');
    expect(await findPerson(form.email)).toMatchObject({
      name: "Wiremu Pōtae",
      handle: "wiremu-potae",
      standing: "active",
      role: "member",
      emailVerified: false,
    });
  });

  test("the page says that the account works at once, and what becomes of mails", async () => {
    expect((await get("/sign-up")).body).toContain("Your account works at once");
    expect((await get("/address/verification")).body).toContain("This community does not send mail yet");
  });

  test("the activity says that somebody has come", async () => {
    await post("/sign-up", form);
    const rows = await ctx.db.selectFrom("activity").select(["kind", "personId"]).execute();
    expect(rows).toEqual([{ kind: "person-signed-up", personId: (await findPerson(form.email))?.id }]);
  });

  test("a password is kept as a slow hash only", async () => {
    await post("/sign-up", form);
    const { password } = await ctx.db.selectFrom("accounts").select("password").executeTakeFirstOrThrow();
    expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  test("an address that has an account is refused, its holder is told, and the account stays as it is", async () => {
    await person(ctx, "Wiremu Pōtae", { email: form.email });
    const before = await findPerson(form.email);
    const answer = await post("/sign-up", {
      ...form,
      name: "Somebody Else",
      email: " Wiremu@SCHOOL.example ",
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("No account can be made with this address");
    expect(sessionOf(answer)).toBeUndefined();
    expect(await findPerson(form.email)).toEqual(before);
    expect((await outbox(ctx, form.email)).map((mail) => mail.subject)).toEqual([
      "You have an account already",
    ]);
  });

  test("two who sign up with one address at once make one account", async () => {
    const answers = await Promise.all([
      post("/sign-up", form),
      post("/sign-up", { ...form, password: "other words of mine" }),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
    const { people } = await ctx.db
      .selectFrom("people")
      .select((eb) => eb.fn.countAll().as("people"))
      .executeTakeFirstOrThrow();
    expect(Number(people)).toBe(1);
  });

  test("people of one name who sign up at once each get a handle of their own", async () => {
    const emails = ["a@school.example", "b@school.example", "c@school.example"];
    const answers = await Promise.all(emails.map((email) => post("/sign-up", { ...form, email })));
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303, 303]);
    const handles = await ctx.db.selectFrom("people").select("handle").orderBy("handle").execute();
    expect(handles.map((row) => row.handle)).toEqual(["wiremu-potae", "wiremu-potae-2", "wiremu-potae-3"]);
  });

  test("a handle that somebody gave up is not given to another", async () => {
    const personId = await person(ctx, "Tamsin Marama");
    await ctx.db.insertInto("formerHandles").values({ handle: "wiremu-potae", personId }).execute();
    await post("/sign-up", form);
    expect((await findPerson(form.email))?.handle).toBe("wiremu-potae-2");
  });

  test("who is logged in is led on", async () => {
    const answer = await get("/sign-up?to=/groups", await person(ctx, "Hana Kereama"));
    expect(answer.headers.location).toBe("/groups");
  });
});

describe("what a form holds", () => {
  test("each field says what to mend, and what was typed stands there again but for the password", async () => {
    const answer = await post("/sign-up", { name: "", email: "no address", password: "short" });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Please fill this in.");
    expect(answer.body).toContain("Write a mail address");
    expect(answer.body).toContain("Choose a longer password");
    expect(answer.body).toContain('value="no address"');
    expect(answer.body).not.toContain('short"');
    expect(await ctx.db.selectFrom("people").select("id").execute()).toEqual([]);
  });

  test.each([
    ["marks that turn the direction of writing", "\u202eevil\u2066 Pōtae\u202c", "evil Pōtae"],
    ["zero-width letters and odd spaces", "Ana\u200b\u00a0 \tTūī\ufeff", "Ana Tūī"],
    ["taken-apart macrons", "Po\u0304tae", "Pōtae"],
    ["markup", '<b>Ana</b> & "Co"', '<b>Ana</b> & "Co"'],
    ["another script", "山田 太郎", "山田 太郎"],
    ["an emoji beside letters", "Rangi 👩🏽‍🏫", "Rangi 👩🏽‍🏫"],
  ])("a name with %s is kept as it can be shown", async (_what, name, kept) => {
    const answer = await post("/sign-up", { ...form, name });
    expect(answer.statusCode).toBe(303);
    expect((await findPerson(form.email))?.name).toBe(kept);
    const cookie = `weft.session_token=${encodeURIComponent(sessionOf(answer)?.value ?? "")}`;
    expect((await get("/nowhere", undefined, { headers: { cookie } })).body).not.toContain("<b>Ana</b>");
  });

  test.each([
    ["only unseen letters", "\u200b\u202e\u2066"],
    ["no letter at all", "!!! ???"],
    ["far too many letters", "a".repeat(5_000)],
  ])("a name of %s is refused", async (_what, name) => {
    expect((await post("/sign-up", { ...form, name })).statusCode).toBe(422);
  });

  test.each([
    "a@b",
    "a b@school.example",
    "a@school.example\r\nBcc: all@school.example",
    "a@school.example,b@school.example",
    `${"a".repeat(300)}@school.example`,
    "hörst@school.example",
  ])("%j is no address", async (email) => {
    const answer = await post("/sign-up", { ...form, email });
    expect(answer.statusCode).toBe(422);
    expect(await ctx.db.selectFrom("mailOutbox").select("id").execute()).toEqual([]);
  });

  test("a role or a standing that somebody adds to the form is not taken", async () => {
    await post("/sign-up", {
      ...form,
      role: "administrator",
      standing: "active",
      handle: "boss",
      emailVerified: "true",
    });
    expect(await findPerson(form.email)).toMatchObject({
      role: "member",
      handle: "wiremu-potae",
      emailVerified: false,
    });
  });

  test("a list where one word belongs is refused", async () => {
    expect((await post("/sign-up", { ...form, name: ["one", "two"] })).statusCode).toBe(422);
    expect((await post("/sign-up", { ...form, invitation: ["x", "y"] })).statusCode).toBe(422);
  });
});

describe("where administrators approve", () => {
  beforeEach(() => writeSettings(ctx, { signUp: "approval" }));

  test("a new person waits, is not logged in, and every administrator hears of it once", async () => {
    await person(ctx, "Ana Tūī", { administrator: true });
    await person(ctx, "Gone Admin", { administrator: true, standing: "suspended" });
    const answer = await post("/sign-up", form);
    expect(answer.headers.location).toBe("/sign-up/approval");
    expect(sessionOf(answer)).toBeUndefined();
    expect(await findPerson(form.email)).toMatchObject({ standing: "awaiting-approval" });
    const mails = await ctx.db.selectFrom("mailOutbox").select(["toAddress", "subject"]).execute();
    expect(mails).toEqual([
      { toAddress: "ana-tui@school.example", subject: "Wiremu Pōtae would like to join Weft" },
    ]);
    expect((await get("/sign-up/approval")).body).toContain("waits for approval");
  });

  test("a known address gets the same answer", async () => {
    await person(ctx, "Wiremu Pōtae", { email: form.email });
    const answer = await post("/sign-up", form);
    expect(answer.headers.location).toBe("/sign-up/approval");
    expect(await outbox(ctx, form.email)).toHaveLength(1);
  });

  test("who brings an invitation need not wait", async () => {
    const answer = await post("/sign-up", { ...form, invitation: "good-link" });
    expect(answer.headers.location).toBe("/groups/waikato");
    expect(await findPerson(form.email)).toMatchObject({ standing: "active" });
  });
});

describe("where one must be invited", () => {
  beforeEach(() => writeSettings(ctx, { signUp: "invitation" }));

  test("there is no form without an invitation, and a form sent all the same is refused", async () => {
    const page = await get("/sign-up?invitation=bad");
    expect(page.body).toContain("by invitation");
    expect(page.body).not.toContain('name="password"');
    expect((await post("/sign-up", { ...form, invitation: "bad" })).statusCode).toBe(403);
    expect((await post("/sign-up", form)).statusCode).toBe(403);
    expect(await findPerson(form.email)).toBeUndefined();
  });

  test("an invitation opens it and leads to what one is invited to, or to where one was", async () => {
    const page = await get("/sign-up?invitation=good-link");
    expect(page.body).toContain("You are invited: Waikato");
    expect((await post("/sign-up", { ...form, invitation: "good-link" })).headers.location).toBe(
      "/groups/waikato",
    );
    const other = { ...form, email: "b@school.example", invitation: "good-link", to: "/posts/1" };
    expect((await post("/sign-up", other)).headers.location).toBe("/posts/1");
  });

  test("an invitation by mail proves its address, and only that one", async () => {
    expect((await get("/sign-up?invitation=good-mailed")).body).toContain('value="rua@school.example"');
    await post("/sign-up", { ...form, email: "rua@school.example", invitation: "good-mailed" });
    expect(await findPerson("rua@school.example")).toMatchObject({ emailVerified: true });
    await post("/sign-up", { ...form, invitation: "good-mailed" });
    expect(await findPerson(form.email)).toMatchObject({ emailVerified: false });
  });
});
