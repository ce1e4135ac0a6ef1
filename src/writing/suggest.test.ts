import { describe, expect, test } from "vitest";
import { group, person, post, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { PersonId } from "../viewer/index.ts";

const { get, ctx } = await testApp();

async function ask(what: "people" | "posts", letters: string, as: PersonId): Promise<string[]> {
  const answer = await get(`/writing/${what}?q=${encodeURIComponent(letters)}`, as);
  expect(answer.statusCode).toBe(200);
  return answer.json().map(({ label }: { label: string }) => label);
}

describe("people found while typing", () => {
  test("are those whose name or handle has the letters, whatever their macrons; those that begin so first", async () => {
    const jo = await person(ctx, "Jo Sefo");
    await person(ctx, "Aroha Pōtae");
    await person(ctx, "Potaka Smith");
    expect(await ask("people", "pota", jo)).toEqual(["Potaka Smith", "Aroha Pōtae"]);
    const answer = await get("/writing/people?q=aroha p", jo);
    expect(answer.json()).toEqual([{ label: "Aroha Pōtae", detail: "@aroha-potae", value: "aroha-potae" }]);
  });

  test("are the first of all before a letter is typed", async () => {
    const jo = await person(ctx, "Jo Sefo");
    expect(await ask("people", "", jo)).toEqual(["Jo Sefo"]);
  });

  test("are nobody who has left, and no pattern finds all", async () => {
    const jo = await person(ctx, "Jo Sefo");
    await person(ctx, "Kaiako Here");
    expect(await ask("people", "kaiako", jo)).toEqual(["Kaiako Here"]);
    for (const standing of ["suspended", "closed", "placeholder"] as const)
      await person(ctx, `Kaiako ${standing}`, { standing });
    expect(await ask("people", "kaiako", jo)).toEqual(["Kaiako Here"]);
    for (const hostile of ["%", "_", "\\", "' or 1=1 --"])
      expect(await ask("people", hostile, jo), hostile).toEqual([]);
  });

  test("are for nobody without an account", async () => {
    for (const what of ["people", "posts", "parts"])
      expect((await get(`/writing/${what}?q=a`)).headers.location, what).toContain("/log-in");
  });
});

describe("posts found while typing", () => {
  test("are found by words of their title as they are begun, then by other words, and by their number", async () => {
    const cast = await smallCommunity(ctx);
    const first = await post(ctx, cast.groupId, cast.steward, "Gardens in winter");
    await post(ctx, cast.groupId, cast.steward, "Something else", { markdown: "About gardens as well." });
    expect(await ask("posts", "garde", cast.outsider)).toEqual(["Gardens in winter", "Something else"]);
    expect(await ask("posts", String(first), cast.outsider)).toEqual(["Gardens in winter"]);
    expect(await ask("posts", "", cast.outsider)).toEqual([]);
  });

  test("are only those that the writer may know of", async () => {
    const cast = await smallCommunity(ctx);
    const closed = await group(ctx, "behind-a-door", {
      visibility: "members",
      members: { [cast.steward]: "steward" },
    });
    await post(ctx, closed, cast.steward, "Secret gardens");
    expect(await ask("posts", "gardens", cast.steward)).toEqual(["Secret gardens"]);
    expect(await ask("posts", "gardens", cast.outsider)).toEqual([]);
  });
});
