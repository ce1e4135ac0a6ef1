import { describe, expect, test } from "vitest";
import { person } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { PersonId } from "../viewer/index.ts";
import { listPeople, type PeopleFilter, peoplePerPage } from "./list-people.ts";
import { saveProfile } from "./save-profile.ts";

const { ctx, get, ctxOf, visitorCtx } = await testApp();

const everything: PeopleFilter = { words: "", region: "", organisation: "", interest: "", page: 1 };
const names = async (as: PersonId | null, filter: Partial<PeopleFilter> = {}) => {
  const viewerCtx = as === null ? visitorCtx() : await ctxOf(as);
  return (await listPeople(viewerCtx, { ...everything, ...filter })).people.map(({ name }) => name);
};

async function withProfile(name: string, form: Record<string, string>): Promise<PersonId> {
  const id = await person(ctx, name);
  await saveProfile(await ctxOf(id), form);
  return id;
}

describe("the directory", () => {
  test("lists who is active, by name, with macrons where their letters belong", async () => {
    for (const name of ["Zed", "Ōrongo", "Oscar", "ana", "Āwhina", "Olaf", "Avery"]) await person(ctx, name);
    await person(ctx, "Waits", { standing: "awaiting-approval" });
    await person(ctx, "Gone", { standing: "closed", email: null });
    await person(ctx, "Archive", { standing: "placeholder", email: null });
    await person(ctx, "Barred", { standing: "suspended" });
    expect(await names(null)).toEqual(["ana", "Avery", "Āwhina", "Olaf", "Ōrongo", "Oscar", "Zed"]);
    const page = await get("/people");
    expect(page.body).toContain("7 people");
    expect(page.body).not.toContain("Waits");
    expect((await get("/people", await person(ctx, "Zoe"))).body).toContain("8 people");
  });

  test("is found by part of a name, without its macrons, in any order and case", async () => {
    const jo = await person(ctx, "Jo Sefo");
    await person(ctx, "Wiremu Pōtae");
    await person(ctx, "Hana Kereama");
    expect(await names(jo, { words: "potae" })).toEqual(["Wiremu Pōtae"]);
    expect(await names(jo, { words: "POTAE wir" })).toEqual(["Wiremu Pōtae"]);
    expect(await names(jo, { words: "@wiremu-pōtae" })).toEqual(["Wiremu Pōtae"]);
    expect(await names(jo, { words: "kere" })).toEqual(["Hana Kereama"]);
    expect(await names(jo, { words: "potae hana" })).toEqual([]);
  });

  test("is found by what people say of themselves", async () => {
    const jo = await person(ctx, "Jo Sefo");
    await withProfile("Hana Kereama", {
      occupation: "Leads e-learning",
      organisation: "Kura o Ōhākea",
      region: "Te Tai Tokerau",
      interests: "digital citizenship, mātauranga",
      about: "I *sail* a waka",
      wants: "Somebody to mentor",
    });
    for (const words of [
      "e-learning",
      "ohakea",
      "tokerau",
      "matauranga",
      "sail",
      "mentor",
      "hana sail",
      "the sailing hana",
      "citizen",
    ])
      expect(await names(jo, { words })).toEqual(["Hana Kereama"]);
    expect(await names(jo, { words: "em" })).toEqual([]);
  });

  test.each([
    "%",
    "_",
    "\\",
    "a%b",
    "'; drop table people; --",
    "(((",
    "\u0000",
    "💥",
    "-",
    '"',
    " ".repeat(300),
    "x".repeat(3_000),
  ])("takes %j as the words that they are", async (words) => {
    await person(ctx, "Hana Kereama");
    const answer = await get(`/people?words=${encodeURIComponent(words)}`);
    expect(answer.statusCode).toBe(200);
    if (words.trim() !== "" && !["\u0000", "-"].includes(words))
      expect(answer.body).not.toContain("/people/hana-kereama");
  });

  test("can be narrowed by region, organisation and interest, however they are written", async () => {
    const jo = await person(ctx, "Jo Sefo");
    await withProfile("Hana", { region: "Ōtākou", organisation: "Kura A", interests: "maps, norms" });
    await withProfile("Wiremu", { region: "otakou", organisation: "Kura B", interests: "norms" });
    await withProfile("Tamsin", { region: "Waikato", organisation: "Kura A", interests: "Maps" });
    expect(await names(jo, { region: "Otakou" })).toEqual(["Hana", "Wiremu"]);
    expect(await names(jo, { organisation: "kura a" })).toEqual(["Hana", "Tamsin"]);
    expect(await names(jo, { interest: "maps" })).toEqual(["Hana", "Tamsin"]);
    expect(await names(jo, { region: "Ōtākou", interest: "maps" })).toEqual(["Hana"]);
    const page = (await get("/people?region=waikato", jo)).body;
    expect(page).toContain("1 person found");
    expect(page).toContain("(2)</option>");
  });

  test("does not betray, by search, filter or choices, what somebody keeps to themselves", async () => {
    const jo = await person(ctx, "Jo Sefo");
    const admin = await person(ctx, "Ana Tūī", { administrator: true });
    const secret = {
      occupation: "Spy",
      organisation: "Secret service",
      region: "Hidden valley",
      interests: "disguises",
      about: "I hide",
    };
    const hidden = Object.fromEntries(Object.keys(secret).map((field) => [`${field}-for`, "me"]));
    const hana = await withProfile("Hana Kereama", { ...secret, ...hidden });
    const asked: Partial<PeopleFilter>[] = [
      { words: "spy" },
      { words: "secret" },
      { words: "hide" },
      { region: "Hidden valley" },
      { organisation: "Secret service" },
      { interest: "disguises" },
    ];
    for (const viewer of [null, jo, admin])
      for (const filter of asked) expect(await names(viewer, filter)).toEqual([]);
    expect(await names(hana, { region: "Hidden valley" })).toEqual(["Hana Kereama"]);
    // Its owner asked first, so what is remembered was made for them.
    for (const viewer of [hana, jo, admin, undefined]) {
      const { body } = await get("/people", viewer);
      expect(body).not.toContain(">Hidden valley (1)");
      expect(body).not.toContain(">disguises (1)");
      if (viewer !== hana) for (const words of Object.values(secret)) expect(body).not.toContain(words);
    }
  });

  test("shows a visitor only what is for everyone", async () => {
    const form = { occupation: "Leads e-learning", region: "Waikato", interests: "norms" };
    await withProfile("Hana Kereama", { ...form, "occupation-for": "everyone" });
    const visitor = (await get("/people")).body;
    expect(visitor).toContain("Leads e-learning");
    expect(visitor).not.toContain("Waikato");
    expect(visitor).not.toContain("norms");
    expect(await names(null, { words: "waikato" })).toEqual([]);
    expect(await names(null, { words: "e-learning" })).toEqual(["Hana Kereama"]);
    expect(visitor).toContain("Logged in you see more");
  });

  test("comes in pages that keep the filter, and a page beyond the last is the last", async () => {
    for (let number = 100; number < 100 + peoplePerPage + 3; number++) await person(ctx, `Kaiako ${number}`);
    const first = await get("/people?words=kaiako");
    expect(first.body).toContain("/people/kaiako-100");
    expect(first.body).not.toContain("/people/kaiako-126");
    expect(first.body).toContain("/people?words=kaiako&amp;page=2");
    expect((await get("/people?words=kaiako&page=2")).body).toContain("/people/kaiako-126");
    expect((await get("/people?words=kaiako&page=900")).body).toContain("/people/kaiako-126");
    for (const page of ["0", "-3", "1.5", "abc", "99999999999"])
      expect((await get(`/people?page=${page}`)).statusCode).toBe(200);
  });

  test("says what to do when nobody is found", async () => {
    const { body } = await get("/people?words=nobody-of-this-name");
    expect(body).toContain("Nobody here matches this");
    expect(body).toContain("Show everyone");
  });

  test("shows no mail address to anybody", async () => {
    await person(ctx, "Hana Kereama");
    for (const path of ["/people", "/people/hana-kereama"])
      expect((await get(path, await person(ctx, path, { administrator: true }))).body).not.toContain(
        "@school.example",
      );
  });
});
