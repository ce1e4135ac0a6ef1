import { describe, expect, test } from "vitest";
import { group, person, post as talk } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { givePassword, password, sessionOf } from "../../test/support/sign-in.ts";
import { Invalid } from "../platform/errors/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { beforeAccountCloses, resolveHandles } from "./index.ts";
import { saveProfile } from "./save-profile.ts";

const { ctx, get, post, auth, ctxOf, visitorCtx } = await testApp();

async function withPassword(name: string, more: { administrator?: boolean } = {}): Promise<PersonId> {
  return givePassword({ ctx, auth }, await person(ctx, name, more));
}
const rowOf = (id: PersonId) =>
  ctx.db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const canEnter = async (email: string, secret = password) =>
  (await post("/log-in", { email, password: secret })).statusCode === 303;

test.each(["account", "sessions", "language", "closure", "profile"])(
  "/settings/%s leads a visitor to log in, and back",
  async (part) => {
    const answer = await get(`/settings/${part}`);
    expect(answer.headers.location).toBe(`/log-in?to=${encodeURIComponent(`/settings/${part}`)}`);
    expect((await post(`/settings/${part}`, { language: "mi", words: "with-name" })).statusCode).not.toBe(
      500,
    );
  },
);

test("the settings begin with the profile", async () => {
  expect((await get("/settings", await person(ctx, "Hana Kereama"))).headers.location).toBe(
    "/settings/profile",
  );
});

describe("the name", () => {
  test("is changed everywhere; the handle stays", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const groupId = await group(ctx, "open", { members: { [hana]: "member" } });
    await talk(ctx, groupId, hana, "A thought");
    const answer = await post("/settings/name", { name: "  Hana\u202e  Tūī " }, hana);
    expect(answer.headers.location).toBe("/settings/account");
    expect(await rowOf(hana)).toMatchObject({
      name: "Hana Tūī",
      handle: "hana-kereama",
      nameFolded: "hana tui",
    });
    expect((await get("/people/hana-kereama")).body).toContain("Hana Tūī");
  });

  test.each(["", "   ", "…", "\u200b", "x".repeat(81)])("cannot be %j", async (name) => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await post("/settings/name", { name }, hana)).statusCode).toBe(422);
    expect((await rowOf(hana)).name).toBe("Hana Kereama");
  });
});

describe("the handle", () => {
  test("is changed, kept without macrons, and the one before leads on in links and mentions", async () => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await post("/settings/handle", { handle: "@Hāna Tūī" }, hana)).statusCode).toBe(303);
    expect((await rowOf(hana)).handle).toBe("hana-tui");
    expect((await get("/people/hana-kereama")).headers.location).toBe("/people/hana-tui");
    expect((await resolveHandles(visitorCtx(), ["hana-kereama"])).get("hana-kereama")).toMatchObject({
      id: hana,
      path: "/people/hana-tui",
    });
  });

  test("may be changed back, and each of several before leads on", async () => {
    const hana = await person(ctx, "Hana Kereama");
    for (const handle of ["hana-b", "hana-c", "hana-kereama"])
      await post("/settings/handle", { handle }, hana);
    expect((await rowOf(hana)).handle).toBe("hana-kereama");
    for (const former of ["hana-b", "hana-c"])
      expect((await get(`/people/${former}`)).headers.location).toBe("/people/hana-kereama");
  });

  test("that somebody has or had is refused", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    await post("/settings/handle", { handle: "joseph" }, jo);
    for (const handle of ["joseph", "Jōseph", "jo-sefo"]) {
      const answer = await post("/settings/handle", { handle }, hana);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain("Somebody has this handle or had it before");
    }
    expect((await rowOf(hana)).handle).toBe("hana-kereama");
  });

  test("that two want at once goes to one", async () => {
    const people = [await person(ctx, "Hana Kereama"), await person(ctx, "Jo Sefo")];
    const answers = await Promise.all(
      people.map((one) => post("/settings/handle", { handle: "kaiako" }, one)),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
  });

  test.each(["", "a", "-", "12345", "everyone", "💥", "x".repeat(41), "x".repeat(500)])(
    "cannot be %j",
    async (handle) => {
      const hana = await person(ctx, "Hana Kereama");
      expect((await post("/settings/handle", { handle }, hana)).statusCode).toBe(422);
      expect((await rowOf(hana)).handle).toBe("hana-kereama");
    },
  );

  test("of another script is as good as any", async () => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await post("/settings/handle", { handle: "花" }, hana)).statusCode).toBe(422);
    expect((await post("/settings/handle", { handle: "花子" }, hana)).statusCode).toBe(303);
    expect((await get(`/people/${encodeURIComponent("花子")}`)).statusCode).toBe(200);
  });

  test("cannot be changed so often that nobody else finds one", async () => {
    const hana = await person(ctx, "Hana Kereama");
    for (let number = 1; number <= 11; number++)
      await ctx.db
        .insertInto("formerHandles")
        .values({ handle: `hana-${number}x`, personId: hana })
        .execute();
    expect((await post("/settings/handle", { handle: "hana-new" }, hana)).body).toContain("ten times");
  });
});

describe("the address, where no mail goes out", () => {
  test("is changed at once, and is not proved", async () => {
    const hana = await withPassword("Hana Kereama");
    const answer = await post("/settings/address", { email: " New@school.example", present: password }, hana);
    expect(answer.headers.location).toBe("/settings/account");
    expect(await rowOf(hana)).toMatchObject({ email: "new@school.example", emailVerified: false });
    expect(await canEnter("new@school.example")).toBe(true);
    expect(await canEnter("hana-kereama@school.example")).toBe(false);
  });

  test.each([
    ["without the password", { email: "new@school.example" }, "not your password"],
    ["with a wrong password", { email: "new@school.example", present: "wrong words" }, "not your password"],
    ["to what is no address", { email: "nowhere", present: password }, "Write a mail address"],
    ["to the one it is", { email: "hana-kereama@school.example", present: password }, "your address already"],
    ["to one that somebody has", { email: "jo-sefo@school.example", present: password }, "cannot be used"],
  ])("is not changed %s", async (_what, form, words) => {
    const hana = await withPassword("Hana Kereama");
    await person(ctx, "Jo Sefo");
    const answer = await post("/settings/address", form as Record<string, string>, hana);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    const [, named] = /class="error-summary.*?href="#([^"]+)"/.exec(answer.body) ?? [];
    expect(answer.body).toContain(`id="${named}"`);
    expect((await rowOf(hana)).email).toBe("hana-kereama@school.example");
  });
});

describe("the password", () => {
  test("is changed; this device stays logged in and the others do not", async () => {
    const hana = await withPassword("Hana Kereama");
    const [here, there] = [await logIn(ctx, hana), await logIn(ctx, hana)];
    const answer = await post(
      "/settings/password",
      { current: password, password: "another four words" },
      undefined,
      {
        headers: { cookie: here },
      },
    );
    expect(answer.headers.location).toBe("/settings/account");
    const given = sessionOf(answer)?.value ?? "";
    const page = (cookie: string) => get("/nowhere", undefined, { headers: { cookie } });
    expect((await page(`weft.session_token=${encodeURIComponent(given)}`)).body).toContain("Hana Kereama");
    expect((await page(there)).body).not.toContain("Hana Kereama");
    expect(await canEnter("hana-kereama@school.example")).toBe(false);
    expect(await canEnter("hana-kereama@school.example", "another four words")).toBe(true);
  });

  test.each([
    [{ current: "wrong words", password: "another four words" }, "not your password"],
    [{ password: "another four words" }, "not your password"],
    [{ current: password, password: "short" }, "Choose a longer password"],
    [{ current: password, password: "x".repeat(201) }, "too long"],
  ])("is not changed by %j", async (form, words) => {
    const hana = await withPassword("Hana Kereama");
    const answer = await post("/settings/password", form as Record<string, string>, hana);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(await canEnter("hana-kereama@school.example")).toBe(true);
  });

  test("is chosen for the first time by somebody who has none", async () => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await get("/settings/account", hana)).body).toContain("Your account has no password");
    expect((await post("/settings/password", { password: "a first password" }, hana)).statusCode).toBe(303);
    expect(await canEnter("hana-kereama@school.example", "a first password")).toBe(true);
    expect((await post("/settings/password", { password: "a second password" }, hana)).statusCode).toBe(422);
  });
});

const refusing = new Set<string>();
const closed: string[] = [];
beforeAccountCloses(async (tx) => {
  if (refusing.has(tx.viewer.name)) throw new Invalid({ "": "error.conflict" });
  await tx.db.deleteFrom("memberships").where("personId", "=", tx.viewer.id).execute();
  closed.push(tx.viewer.id);
});

describe("closing the account", () => {
  const close = (as: PersonId, words: string, secret = password) =>
    post("/settings/closure", { words, password: secret }, as);

  test("says first what goes and what stays", async () => {
    const { body } = await get("/settings/closure", await withPassword("Hana Kereama"));
    for (const words of ["cannot be undone", "You leave all your groups", "with my name", "without my name"])
      expect(body).toContain(words);
  });

  test("with the name keeps the words under it, and takes everything else", async () => {
    const hana = await withPassword("Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    const groupId = await group(ctx, "open", { members: { [hana]: "member" } });
    await talk(ctx, groupId, hana, "A thought");
    await saveProfile(await ctxOf(hana), { about: "All about me", "about-for": "everyone" });
    await post("/people/hana-kereama/follow?_method=put", {}, jo);
    await post("/people/jo-sefo/follow?_method=put", {}, hana);
    await post("/settings/handle", { handle: "hana" }, hana);
    const cookie = await logIn(ctx, hana);
    const answer = await close(hana, "with-name");
    expect(answer.headers.location).toBe("/");
    expect(await rowOf(hana)).toMatchObject({
      name: "Hana Kereama",
      handle: "hana",
      email: null,
      emailVerified: false,
      image: null,
      standing: "placeholder",
      closedAt: expect.any(Date),
    });
    for (const table of ["sessions", "accounts"] as const)
      expect(await ctx.db.selectFrom(table).select("id").where("userId", "=", hana).execute()).toEqual([]);
    expect(await ctx.db.selectFrom("profiles").select("personId").execute()).toEqual([]);
    expect(await ctx.db.selectFrom("personFollows").select("personId").execute()).toEqual([]);
    expect(await ctx.db.selectFrom("memberships").select("personId").execute()).toEqual([]);
    expect((await get("/nowhere", undefined, { headers: { cookie } })).body).not.toContain("Hana Kereama");
    expect((await get("/people/hana-kereama")).headers.location).toBe("/people/hana");
    const page = await get("/people/hana");
    expect(page.body).toContain("Hana Kereama has left");
    expect(page.body).toContain("A thought");
    expect(page.body).not.toContain("All about me");
    expect((await get("/people")).body).not.toContain("Hana Kereama");
    expect(await canEnter("hana-kereama@school.example")).toBe(false);
  });

  test("without the name takes it from the words, the address and every link", async () => {
    const hana = await withPassword("Hana Kereama");
    const groupId = await group(ctx, "open", { members: { [hana]: "member" } });
    await talk(ctx, groupId, hana, "A thought");
    await post("/settings/handle", { handle: "hana" }, hana);
    await close(hana, "without-name");
    const row = await rowOf(hana);
    expect(row).toMatchObject({ name: "Former member", standing: "closed", email: null });
    expect(row.handle).toMatch(/^former-[0-9a-f]{10}$/);
    for (const handle of ["hana", "hana-kereama"])
      expect((await get(`/people/${handle}`)).statusCode).toBe(404);
    const page = await get(`/people/${row.handle}`);
    expect(page.body).toContain("This person has left");
    expect(page.body).not.toContain("A thought");
    expect((await resolveHandles(visitorCtx(), ["hana", row.handle])).size).toBe(0);
    const kept = await ctx.db.selectFrom("posts").select("authorId").execute();
    expect(kept).toEqual([{ authorId: hana }]);
  });

  test("frees the address for a new account", async () => {
    const hana = await withPassword("Hana Kereama");
    await close(hana, "with-name");
    const answer = await post("/sign-up", {
      name: "Hana Kereama",
      email: "hana-kereama@school.example",
      password,
    });
    expect(answer.statusCode).toBe(303);
    const rows = await ctx.db.selectFrom("people").select("handle").orderBy("handle").execute();
    expect(rows.map((row) => row.handle)).toEqual(["hana-kereama", "hana-kereama-2"]);
  });

  test.each([
    ["with a wrong password", { words: "with-name", password: "wrong words" }, "not your password"],
    ["without the password", { words: "with-name" }, "not your password"],
    ["without a choice", { password }, "Please fill this in"],
    ["with a choice that is none", { words: "burn", password }, "Please fill this in"],
  ])("is not done %s", async (_what, form, words) => {
    const hana = await withPassword("Hana Kereama");
    const answer = await post("/settings/closure", form as Record<string, string>, hana);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(await rowOf(hana)).toMatchObject({ standing: "active", closedAt: null });
  });

  test("is not done by the last administrator, but by one of two", async () => {
    const [ana, rua] = [
      await withPassword("Ana Tūī", { administrator: true }),
      await withPassword("Rua", { administrator: true }),
    ];
    await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", rua).execute();
    expect((await close(ana, "with-name")).body).toContain("Nobody else looks after this community");
    await ctx.db.updateTable("people").set({ standing: "active" }).where("id", "=", rua).execute();
    expect((await close(ana, "with-name")).statusCode).toBe(303);
    expect((await close(rua, "with-name")).statusCode).toBe(422);
  });

  test("is not done by the last two administrators at once", async () => {
    const both = [
      await withPassword("Ana Tūī", { administrator: true }),
      await withPassword("Rua", { administrator: true }),
    ];
    const answers = await Promise.all(both.map((one) => close(one, "without-name")));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422]);
  });

  test("is not done at all where another room says no", async () => {
    const hana = await withPassword("Hana Kereama");
    refusing.add("Hana Kereama");
    const before = await rowOf(hana);
    const answer = await close(hana, "with-name");
    refusing.clear();
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Somebody else changed this first");
    expect(await rowOf(hana)).toEqual(before);
  });

  test("asks somebody without a password to choose one first", async () => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await get("/settings/closure", hana)).body).toContain("Choose a password for your account first");
    expect((await close(hana, "with-name", "")).statusCode).toBe(422);
    expect((await rowOf(hana)).standing).toBe("active");
  });
});
