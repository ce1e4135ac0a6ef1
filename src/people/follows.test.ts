import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";

const { ctx, get, post } = await testApp();

const follow = (handle: string, as?: string, to?: string) =>
  post(`/people/${handle}/follow?_method=put`, to ? { to } : {}, as);
const unfollow = (handle: string, as?: string) => post(`/people/${handle}/follow?_method=delete`, {}, as);
const rows = () => ctx.db.selectFrom("personFollows").select(["followerId", "personId"]).execute();

describe("following somebody", () => {
  test("is one press, and one press takes it back", async () => {
    const [hana, jo] = [await person(ctx, "Hana Kereama"), await person(ctx, "Jo Sefo")];
    const answer = await follow("hana-kereama", jo);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe("/people/hana-kereama");
    expect(await rows()).toEqual([{ followerId: jo, personId: hana }]);
    expect((await get("/people/hana-kereama", jo)).body).toContain("Following");
    await unfollow("hana-kereama", jo);
    expect(await rows()).toEqual([]);
  });

  test("twice, also at once, is the same as once", async () => {
    await person(ctx, "Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    const answers = await Promise.all([follow("hana-kereama", jo), follow("Hana-Kereāma", jo)]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303]);
    expect(await rows()).toHaveLength(1);
    expect((await unfollow("hana-kereama", jo)).statusCode).toBe(303);
    expect((await unfollow("hana-kereama", jo)).statusCode).toBe(303);
  });

  test("leads back to where one was", async () => {
    await person(ctx, "Hana Kereama");
    expect(
      (await follow("hana-kereama", await person(ctx, "Jo Sefo"), "/people?page=2")).headers.location,
    ).toBe("/people?page=2");
  });

  test("needs an account: a visitor is led to log in", async () => {
    await person(ctx, "Hana Kereama");
    expect((await follow("hana-kereama")).headers.location).toContain("/log-in");
    expect((await unfollow("hana-kereama")).headers.location).toContain("/log-in");
    expect(await rows()).toEqual([]);
  });

  test("oneself is refused", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const answer = await follow("hana-kereama", hana);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain("You cannot follow yourself");
    expect((await get("/people/hana-kereama", hana)).body).not.toContain("/follow");
  });

  test.each(["suspended", "placeholder", "closed"] as const)("somebody %s is refused", async (standing) => {
    await person(ctx, "Hana Kereama", { standing });
    expect((await follow("hana-kereama", await person(ctx, "Jo Sefo"))).statusCode).toBe(403);
    expect(await rows()).toEqual([]);
  });

  test("somebody who is not there, or not yet, is not found", async () => {
    await person(ctx, "New Comer", { standing: "awaiting-approval" });
    const jo = await person(ctx, "Jo Sefo");
    expect((await follow("nobody", jo)).statusCode).toBe(404);
    expect((await follow("new-comer", jo)).statusCode).toBe(404);
  });

  test("cannot be done by a link", async () => {
    await person(ctx, "Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    expect((await get("/people/hana-kereama/follow?_method=put", jo)).statusCode).toBe(404);
    expect(await rows()).toEqual([]);
  });
});

describe("the lists of who follows whom", () => {
  test("are on one's own page, and only there", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    await person(ctx, "Wiremu Pōtae");
    await follow("wiremu-potae", hana);
    await follow("hana-kereama", jo);
    const following = (await get("/people/hana-kereama?show=following", hana)).body;
    expect(following).toContain("/people/wiremu-potae");
    expect(following).not.toContain("/people/jo-sefo");
    expect((await get("/people/hana-kereama?show=followers", hana)).body).toContain("/people/jo-sefo");
    for (const show of ["following", "followers"]) {
      const others = (await get(`/people/hana-kereama?show=${show}`, jo)).body;
      expect(others).not.toContain("/people/wiremu-potae");
      expect(others).not.toContain('href="/people/hana-kereama?show=following"');
    }
  });

  test("leave out who is not active any more", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const jo = await person(ctx, "Jo Sefo");
    await follow("hana-kereama", jo);
    await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", jo).execute();
    expect((await get("/people/hana-kereama?show=followers", hana)).body).toContain("Nobody follows you yet");
  });

  test("teach the first step while they are empty", async () => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await get("/people/hana-kereama?show=following", hana)).body).toContain("You follow nobody yet");
  });
});
