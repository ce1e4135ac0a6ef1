import { beforeAll, expect, test } from "vitest";
import { setUpCommunity } from "../src/setup/index.ts";
import type { PersonId } from "../src/viewer/index.ts";
import { testApp } from "./support/app.ts";

// In the pseudo-language every message stands in ⟦brackets⟧. What stands outside of them on a page is either what people
// have written or a word that no translator can reach.

const { get, ctx, auth, visitorCtx } = await testApp({ setUp: false, keepRows: true });

let administratorId: PersonId;
let written: string;

beforeAll(async () => {
  const made = await setUpCommunity(visitorCtx(), auth, {
    name: "e-Learning Aotearoa",
    adminName: "Kiri Waititi",
    adminEmail: "kiri@school.example",
    adminPassword: "weaving together",
    signUp: "open",
    fill: "example",
  });
  administratorId = made.administratorId;
  await ctx.db.updateTable("people").set({ language: "en-XA" }).execute();
  written = await readWritten();
}, 120_000);

const group = "/groups/leading-effective-e-learning";

const views = [
  "/",
  "/groups",
  "/groups/new",
  group,
  `${group}/edit`,
  `${group}/members`,
  `${group}/members/hana-kereama`,
  `${group}/requests`,
  `${group}/bars`,
  `${group}/invitations`,
  `${group}/membership`,
  `${group}/posts/new?kind=question`,
  `${group}/templates`,
  `${group}/templates/new`,
  `${group}/series`,
  `${group}/series/new`,
  "/groups/waikato-te-moana-a-toi/requests",
  "/posts/new",
  "/posts/1-why-build-an-online-community",
  "/posts/1/history",
  "/posts/1/edit",
  "/posts/1/summary",
  "/posts/1/closing",
  "/posts/1/stage",
  "/posts/1/group",
  "/posts/2/split",
  "/posts/1/merge",
  "/posts/1/shares",
  "/posts/1/thanks",
  "/people",
  "/people/tamsin-marama",
  "/people/kiri-waititi",
  "/search?q=river",
  "/search",
  "/tags/norms",
  "/drafts",
  "/telling?group=leading-effective-e-learning",
  "/pictures",
  "/attachments/new",
  "/writing/parts",
  "/conversations",
  "/conversations/new",
  "/conversations/new?post=1",
  "/settings/conversations",
  "/administration/conversations",
  "/administration/conversations/openings",
  "/settings/presence",
  "/settings/notices",
  "/notices",
  "/notices/threads/2",
  "/settings/profile",
  "/settings/account",
  "/settings/sessions",
  "/settings/language",
  "/settings/closure",
  "/administration",
  "/administration/settings",
  "/administration/people",
  "/administration/mails",
  "/administration/mail/in",
  "/nowhere",
];

test("a word in no language is noticed, on the page and in a label", () => {
  expect(unreached('<p title="Hidden words">⟦Said ⟦by⟧ <b>Hana Kereama</b>⟧ <i>Left over</i></p>')).toEqual([
    "Left over",
    "Hidden words",
  ]);
});

test.each(views)("%s says nothing that is in no language", async (path) => {
  const { body, headers } = await get(path, administratorId);
  expect(headers["content-type"]).toContain("text/html");
  expect(body).toContain("⟦");
  expect(unreached(body)).toEqual([]);
});

/** The texts of a page that stand in no brackets and that nobody has written. */
function unreached(html: string): string[] {
  const page = html
    .replace(/<!doctype html>|<(script|style|title)\b.*?<\/\1>/gis, "")
    .replace(/<div class="prose.*?<\/div>/gs, "") // the text of a post or a reply
    .replace(/<span class="face .*?<\/span>/gs, ""); // initials
  const attributes = [...page.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text]) => text ?? "",
  );
  // A message may have markup inside, so brackets are closed across tags.
  const texts = withoutMessages(page.replace(/<[^>]*>/g, "\n")).split("\n");
  return [...texts, ...attributes.map(withoutMessages)]
    .flatMap((text) => plain(text).split(/ · |, | \(|[.?!…]+(?:\s|$)/))
    .map((text) => text.replace(/\s+/g, " ").replace(/^[·@#…\s]+|[·:\s]+$/g, ""))
    .filter((text) => /\p{L}{2}/u.test(text))
    .filter((text) => !wordedByIntl.test(text))
    .filter((text) => !written.includes(text));
}

/** Dates, spans of time and sizes have rules of their own in each language. */
const wordedByIntl =
  /^(?:\d{1,2} \p{L}+(?: \d{4})?(?: at .*)?|yesterday|today|\d+ \p{L}+ ago|[\d.,]+ [kMG]?B)$/u;

function plain(text: string): string {
  const letters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => letters[name] ?? "");
}

/** Without all that stands in brackets, also brackets in brackets. */
function withoutMessages(text: string): string {
  const shorter = text.replace(/⟦[^⟦⟧]*⟧/g, " ");
  return shorter === text ? text : withoutMessages(shorter);
}

/** All words that people have put in, and names of things that are the same in every language. */
async function readWritten(): Promise<string> {
  const people = await ctx.db
    .selectFrom("people")
    .innerJoin("profiles", "profiles.personId", "people.id")
    .selectAll()
    .execute();
  const rows = [
    people,
    await ctx.db.selectFrom("people").selectAll().execute(),
    await ctx.db.selectFrom("groups").selectAll().execute(),
    await ctx.db.selectFrom("posts").selectAll().execute(),
    await ctx.db.selectFrom("replies").selectAll().execute(),
    await ctx.db.selectFrom("revisions").selectAll().execute(),
    await ctx.db.selectFrom("joinRequests").selectAll().execute(),
    await ctx.db.selectFrom("attachments").selectAll().execute(),
    await ctx.db.selectFrom("settings").selectAll().execute(),
  ];
  const licences = [
    "CC0",
    ...["BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND"].map((kind) => `CC ${kind} 4.0`),
  ];
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").map((zone) => zone.replaceAll("_", " "))];
  const names = [
    ...licences,
    ...zones,
    "English",
    "Te reo Māori",
    "PostgreSQL",
    "PGlite",
    "https://example.org",
  ];
  return [
    ...names,
    ...rows.flat().map((row) =>
      Object.values(row)
        .flat()
        .map((value) => (typeof value === "object" ? JSON.stringify(value) : value))
        .join("\n"),
    ),
  ]
    .join("\n")
    .replace(/\s+/g, " ");
}
