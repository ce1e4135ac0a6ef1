import { describe, expect, test } from "vitest";
import { group, person, reply, post as talk } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { writeSettings } from "../settings/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { resolveHandles } from "./index.ts";
import { saveProfile } from "./save-profile.ts";

const { ctx, get, post, ctxOf, visitorCtx } = await testApp();

const save = async (who: PersonId, form: Record<string, string>) => saveProfile(await ctxOf(who), form);
const profileOf = (personId: PersonId) =>
  ctx.db.selectFrom("profiles").selectAll().where("personId", "=", personId).executeTakeFirstOrThrow();

const full = {
  pronouns: "ia",
  occupation: "Leads e-learning",
  organisation: "Kura o Ōhākea",
  region: "Waikato",
  interests: "Norms, #Te reo Māori, norms",
  about: "Kia ora! I **like** maps.",
  wants: "To meet others\nnear Raglan",
  "link-1-url": "blog.example.org",
  "link-1-label": "My blog",
};
const forAll = (audience: string) =>
  Object.fromEntries(
    ["pronouns", "occupation", "organisation", "region", "interests", "about", "wants", "links"].map(
      (field) => [`${field}-for`, audience],
    ),
  );
const said = [
  "ia",
  "Leads e-learning",
  "Kura o Ōhākea",
  "Waikato",
  "norms",
  "<strong>like</strong>",
  "near Raglan",
  "https://blog.example.org",
];

describe("a profile", () => {
  test("is saved and then shown, all of it, to its owner", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const answer = await post("/settings/profile", { ...full, ...forAll("me") }, hana);
    expect(answer.headers.location).toBe("/people/hana-kereama");
    const page = await get("/people/hana-kereama", hana);
    for (const words of said) expect(page.body).toContain(words);
    expect((await profileOf(hana)).interests).toEqual(["norms", "te reo māori"]);
  });

  test.each([
    ["everyone", true, true],
    ["people", false, true],
    ["me", false, false],
  ] as const)("whose fields are for %s shows them to those alone", async (audience, toVisitors, toPeople) => {
    const hana = await person(ctx, "Hana Kereama");
    const admin = await person(ctx, "Ana Tūī", { administrator: true });
    await save(hana, { ...full, ...forAll(audience) });
    const pages = {
      visitor: await get("/people/hana-kereama"),
      person: await get("/people/hana-kereama", await person(ctx, "Jo Sefo")),
      administrator: await get("/people/hana-kereama", admin),
    };
    const shown = (page: { body: string }) => said.slice(1).map((words) => page.body.includes(words));
    expect(pages.visitor.statusCode).toBe(200);
    expect(pages.visitor.body).toContain("Hana Kereama");
    expect(new Set(shown(pages.visitor))).toEqual(new Set([toVisitors]));
    expect(new Set(shown(pages.person))).toEqual(new Set([toPeople]));
    expect(new Set(shown(pages.administrator))).toEqual(new Set([toPeople]));
  });

  test("where nobody chose otherwise is for people with an account", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await save(hana, full);
    expect((await get("/people/hana-kereama")).body).not.toContain("Leads e-learning");
    expect((await get("/people/hana-kereama", await person(ctx, "Jo Sefo"))).body).toContain(
      "Leads e-learning",
    );
  });

  test("each field has an audience of its own", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await save(hana, { ...full, "occupation-for": "everyone", "region-for": "me" });
    const page = (await get("/people/hana-kereama")).body;
    expect(page).toContain("Leads e-learning");
    expect(page).not.toContain("Waikato");
    expect(page).not.toContain("Ōhākea");
  });

  test("that is empty says so to others and teaches its owner", async () => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await get("/people/hana-kereama")).body).toContain(
      "Hana Kereama has not written about themselves yet",
    );
    const own = (await get("/people/hana-kereama", hana)).body;
    expect(own).toContain("Tell the others who you are");
    expect(own).toContain("Your posts will stand here");
  });

  test("can only be edited by its owner, and a visitor is led to log in", async () => {
    expect((await get("/settings/profile")).headers.location).toBe("/log-in?to=%2Fsettings%2Fprofile");
    expect((await post("/settings/profile", full)).headers.location).toContain("/log-in");
    expect(await ctx.db.selectFrom("profiles").select("personId").execute()).toEqual([]);
  });

  test("comes back into its form as it was typed", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await save(hana, { ...full, "region-for": "me" });
    const form = (await get("/settings/profile", hana)).body;
    expect(form).toContain("Kia ora! I **like** maps.");
    expect(form).toContain('value="norms, te reo māori"');
    expect(form).toContain('value="https://blog.example.org"');
    expect(/name="region-for".*?<\/select>/.exec(form)?.[0]).toMatch(
      /value="me" selected|selected[^>]*value="me"/,
    );
  });

  test("keeps what was typed when something needs mending, and saves none of it", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const answer = await post(
      "/settings/profile",
      { ...full, about: "x".repeat(6_000), "link-2-url": "not an address" },
      hana,
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("This is too long");
    expect(answer.body).toContain("Write a web address");
    expect(answer.body).toContain("Kura o Ōhākea");
    expect(await ctx.db.selectFrom("profiles").select("personId").execute()).toEqual([]);
  });
});

describe("what a profile may hold", () => {
  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org",
    "https://user:pw@example.org",
    "https://localhost",
    "https:// x",
  ])("%j is no link", async (url) => {
    const hana = await person(ctx, "Hana Kereama");
    expect((await post("/settings/profile", { "link-1-url": url }, hana)).statusCode).toBe(422);
  });

  test("markup in any field is shown as it was typed, never run", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    await save(hana, {
      pronouns: evil.slice(0, 40),
      occupation: evil,
      organisation: evil,
      region: evil,
      interests: "a<script>b",
      about: `${evil}\n\n[x](javascript:alert(1))`,
      wants: evil,
      "link-1-url": 'https://example.org/"onmouseover=alert(1)',
      "link-1-label": evil,
      ...forAll("everyone"),
    });
    for (const path of ["/people/hana-kereama", "/people", "/settings/profile"]) {
      const { body } = await get(path, hana);
      expect(body).not.toContain("<script>");
      expect(body).not.toMatch(/<img[^>]+onerror/);
      expect(body).not.toMatch(/href="javascript:/);
      expect(body).not.toMatch(/" ?onmouseover=/);
    }
  });

  test("unseen letters are taken out of every field", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await save(hana, {
      ...full,
      occupation: "a\u202eb\u0000c",
      wants: "one\u2066\r\ntwo\u0007",
      about: "x\u202ey",
    });
    expect(await profileOf(hana)).toMatchObject({ occupation: "a b c", wants: "one \ntwo", about: "x y" });
  });

  test.each([
    [
      { interests: Array.from({ length: 13 }, (_, index) => `tag ${index}`).join(",") },
      "Twelve interests at most",
    ],
    [{ interests: "x".repeat(41) }, "40 characters at most"],
    [{ pronouns: "x".repeat(41) }, "This is too long"],
    [{ occupation: "x".repeat(121) }, "This is too long"],
    [{ "region-for": "nobody" }, "Please check this"],
  ])("%j is refused", async (form, words) => {
    const answer = await post(
      "/settings/profile",
      form as Record<string, string>,
      await person(ctx, "Hana Kereama"),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
  });

  test("a mention in it leads to the person, and to nobody where there is none", async () => {
    const hana = await person(ctx, "Hana Kereama");
    await person(ctx, "Wiremu Pōtae");
    await save(hana, { about: "With @Wiremu-Pōtae and @nobody-here" });
    expect((await profileOf(hana)).aboutHtml).toContain('href="/people/wiremu-potae"');
    expect((await profileOf(hana)).aboutHtml).not.toContain("/people/nobody-here");
  });
});

describe("the address of somebody's page", () => {
  test("may be written with macrons, capitals and an @; there is one that all lead to", async () => {
    await person(ctx, "Wiremu Pōtae");
    for (const written of ["wiremu-p%C5%8Dtae", "Wiremu-Potae", "@wiremu-potae", "wiremu-po%CC%84tae"]) {
      const answer = await get(`/people/${written}?show=replies`);
      expect(answer.statusCode).toBe(302);
      expect(answer.headers.location).toBe("/people/wiremu-potae?show=replies");
    }
    expect((await get("/people/wiremu-potae")).statusCode).toBe(200);
  });

  test("that somebody had before leads to them, also in a mention", async () => {
    const wiremu = await person(ctx, "Wiremu Pōtae");
    await ctx.db.insertInto("formerHandles").values({ handle: "wi", personId: wiremu }).execute();
    expect((await get("/people/wi")).headers.location).toBe("/people/wiremu-potae");
    expect((await get("/people/W%C4%AB")).headers.location).toBe("/people/wiremu-potae");
    const found = await resolveHandles(visitorCtx(), ["Wī", "wiremu-potae", "nobody"]);
    expect([...found]).toEqual([
      ["Wī", { id: wiremu, path: "/people/wiremu-potae" }],
      ["wiremu-potae", { id: wiremu, path: "/people/wiremu-potae" }],
    ]);
  });

  test.each(["nobody", "%00", "..%2f..%2fetc", "%20", "x".repeat(190), "'%3B--"])(
    "%s leads to nothing",
    async (handle) => {
      expect((await get(`/people/${handle}`)).statusCode).toBe(404);
    },
  );

  test("of somebody who waits for approval is not there yet", async () => {
    await person(ctx, "New Comer", { standing: "awaiting-approval" });
    expect((await get("/people/new-comer", await person(ctx, "Jo Sefo"))).statusCode).toBe(404);
  });

  test("in a script of its own stays as it is", async () => {
    await person(ctx, "山田 太郎");
    expect((await get(`/people/${encodeURIComponent("山田-太郎")}`)).statusCode).toBe(200);
  });
});

describe("people who are not simply here", () => {
  test("a placeholder has a page that says where the words came from", async () => {
    const id = await person(ctx, "Lis T. Writer", { standing: "placeholder", email: null });
    const groupId = await group(ctx, "open");
    await talk(ctx, groupId, id, "From the archive");
    const page = await get("/people/lis-t-writer");
    expect(page.body).toContain("Lis T. Writer has no account here");
    expect(page.body).toContain("From the archive");
    expect(page.body).not.toContain("Follow");
  });

  test("somebody suspended shows their name and nothing of their profile", async () => {
    const id = await person(ctx, "Mal Content");
    await save(id, { ...full, ...forAll("everyone") });
    await ctx.db.updateTable("people").set({ standing: "suspended" }).where("id", "=", id).execute();
    const page = await get("/people/mal-content", await person(ctx, "Jo Sefo"));
    expect(page.body).toContain("does not take part at the moment");
    expect(page.body).not.toContain("Leads e-learning");
  });
});

describe("what somebody wrote", () => {
  test("is shown as far as the viewer may see it: posts and replies", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const friend = await person(ctx, "Wiremu Pōtae");
    const open = await group(ctx, "open", {
      name: "Open",
      members: { [hana]: "steward", [friend]: "member" },
    });
    const hidden = await group(ctx, "hidden", {
      name: "Hidden den",
      visibility: "members",
      members: { [hana]: "member", [friend]: "member" },
    });
    const openPost = await talk(ctx, open, hana, "A public thought");
    const hiddenPost = await talk(ctx, hidden, hana, "A hidden thought");
    await talk(ctx, open, hana, "A draft of mine", { draft: true });
    await reply(ctx, openPost, hana, "An open answer");
    await reply(ctx, hiddenPost, hana, "A hidden answer");
    const visitor = await get("/people/hana-kereama");
    const insider = await get("/people/hana-kereama", friend);
    expect(insider.body).toContain("A hidden thought");
    expect(insider.body).toContain("Hidden den");
    expect(visitor.body).toContain("A public thought");
    for (const words of ["A hidden thought", "Hidden den", "A draft of mine"])
      expect(visitor.body).not.toContain(words);
    const replies = await get("/people/hana-kereama?show=replies");
    expect(replies.body).toContain("An open answer");
    expect(replies.body).not.toContain("A hidden answer");
    expect((await get("/people/hana-kereama?show=replies", friend)).body).toContain("A hidden answer");
  });

  test("comes in pages", async () => {
    const hana = await person(ctx, "Hana Kereama");
    const open = await group(ctx, "open", { members: { [hana]: "member" } });
    for (let number = 1; number <= 21; number++)
      await talk(ctx, open, hana, `Thought ${number}.`, { at: new Date(Date.UTC(2026, 0, number)) });
    const first = await get("/people/hana-kereama");
    expect(first.body).toContain("Thought 21.");
    expect(first.body).not.toContain("Thought 1.");
    expect(first.body).toContain("?show=posts&amp;page=2");
    const second = await get("/people/hana-kereama?show=posts&page=2");
    expect(second.body).toContain("Thought 1.");
    for (const page of ["0", "-1", "x", "1e9"])
      expect((await get(`/people/hana-kereama?page=${page}`)).body).toContain("Thought 21.");
  });

  test("groups are named by the rule of their members' lists", async () => {
    const [hana, jo] = [await person(ctx, "Hana Kereama"), await person(ctx, "Jo Sefo")];
    await group(ctx, "a", { name: "Alpha group", members: { [hana]: "member" } });
    await group(ctx, "b", { name: "Beta group", members: { [hana]: "steward" } });
    await group(ctx, "c", { name: "Gamma group", visibility: "members", members: { [hana]: "member" } });
    await group(ctx, "d", { name: "Delta group", members: { [hana]: "member" }, barred: [jo] });
    const names = (page: { body: string }) =>
      ["Alpha", "Beta", "Gamma", "Delta"].filter((name) => page.body.includes(`${name} group`));
    expect(names(await get("/people/hana-kereama", hana))).toEqual(["Alpha", "Beta", "Gamma", "Delta"]);
    expect(names(await get("/people/hana-kereama"))).toEqual(["Beta"]);
    expect(names(await get("/people/hana-kereama", jo))).toEqual(["Alpha", "Beta"]);
  });
});

test("where one joins by invitation, a visitor is led to log in before they see who is here", async () => {
  await writeSettings(ctx, { signUp: "invitation" });
  const hana = await person(ctx, "Hana Kereama");
  expect((await get("/people/hana-kereama")).headers.location).toBe("/log-in?to=%2Fpeople%2Fhana-kereama");
  expect((await get("/people")).headers.location).toBe("/log-in?to=%2Fpeople");
  expect((await get("/people", hana)).body).toContain("Hana Kereama");
});
