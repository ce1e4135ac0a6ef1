import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { search, searchSources } from "../search/index.ts";
import { writeSettings } from "../settings/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { purgeSignIn } from "./purge-sign-in.ts";
import { saveProfile } from "./save-profile.ts";
import { searchPeople } from "./search-people.ts";

const { ctx, clock, ctxOf, visitorCtx } = await testApp();

const names = async (as: PersonId | null, words: string, manner?: "all" | "some") =>
  (await searchPeople(as === null ? visitorCtx() : await ctxOf(as), words, 10, 0, manner)).map(
    ({ title }) => title,
  );

describe("the search for people", () => {
  test("is offered after posts, replies and groups", async () => {
    expect(searchSources().map(({ key }) => key)).toEqual(["posts", "replies", "groups", "people"]);
    await person(ctx, "Wiremu Pōtae");
    const { parts } = await search(visitorCtx(), { words: "potae", in: "people" });
    expect(parts[0]?.hits[0]).toMatchObject({ path: "/people/wiremu-potae", title: "Wiremu Pōtae" });
  });

  test("puts those first who are called so, before those who only say it", async () => {
    const jo = await person(ctx, "Jo Sefo");
    const first = await person(ctx, "Aroha First");
    await saveProfile(await ctxOf(first), { about: "I work with Zoe" });
    await person(ctx, "Zoe Last");
    expect(await names(jo, "zoe")).toEqual(["Zoe Last", "Aroha First"]);
  });

  test("shows only what this viewer may see, and finds by nothing else", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await saveProfile(await ctxOf(hana), {
      occupation: "Teaches waka building",
      region: "Waikato",
      wants: "Secret plans",
      "occupation-for": "everyone",
      "wants-for": "me",
    });
    const jo = await person(ctx, "Jo Sefo");
    expect(await names(null, "waka")).toEqual(["Hana Kereama"]);
    expect(await names(null, "waikato")).toEqual([]);
    expect(await names(jo, "waikato")).toEqual(["Hana Kereama"]);
    expect(await names(jo, "secret")).toEqual([]);
    const [toVisitor] = await searchPeople(visitorCtx(), "hana", 10, 0);
    expect(toVisitor).toMatchObject({ text: "Teaches waka building", context: "" });
    const [toJo] = await searchPeople(await ctxOf(jo), "hana", 10, 0);
    expect(toJo).toMatchObject({ context: "Waikato" });
    expect(JSON.stringify(toJo)).not.toContain("Secret");
  });

  test("finds nobody who is not active", async () => {
    for (const standing of ["suspended", "awaiting-approval", "closed", "placeholder"] as const)
      await person(ctx, `Kaiako ${standing}`, { standing });
    expect(await names(null, "kaiako")).toEqual([]);
  });

  test("finds nobody for visitors where one joins by invitation", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await writeSettings(ctx, { signUp: "invitation" });
    expect(await names(null, "hana")).toEqual([]);
    expect(await names(hana, "hana")).toEqual(["Hana Kereama"]);
  });

  test("where one word is enough, it must stand in a name", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    await saveProfile(await ctxOf(hana), { about: "the best of the rest" });
    expect(await names(jo, "the sefo of", "some")).toEqual(["Jo Sefo"]);
    expect(await names(jo, "of an", "some")).toEqual([]);
  });

  test.each(["%", "'", '"', "(", "\\", "\u0000", "a & b | !c", "x".repeat(5_000), "💥", "-", " "])(
    "does not mind %j",
    async (words) => {
      await expect(names(null, words)).resolves.toEqual([]);
      await expect(names(null, words, "some")).resolves.toEqual([]);
    },
  );
});

test("once a day sessions and links that are over go, and the others stay", async () => {
  const hana = await person(ctx, "Hana Kereama");
  const at = (days: number) => new Date(clock().getTime() + days * 86_400_000);
  for (const days of [-1, 1]) {
    await ctx.db
      .insertInto("sessions")
      .values({ userId: hana, token: `t${days}`, expiresAt: at(days) })
      .execute();
    await ctx.db
      .insertInto("verifications")
      .values({ identifier: `i${days}`, value: "v", expiresAt: at(days) })
      .execute();
  }
  await ctx.jobs.add(ctx, purgeSignIn, {});
  await ctx.jobs.drain();
  expect(await ctx.db.selectFrom("sessions").select("token").execute()).toEqual([{ token: "t1" }]);
  expect(await ctx.db.selectFrom("verifications").select("identifier").execute()).toEqual([
    { identifier: "i1" },
  ]);
});
