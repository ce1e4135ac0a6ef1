import { sql } from "kysely";
import { parse } from "../platform/errors/index.ts";
import { plainText, renderMarkdown } from "../platform/text/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type Audiences, audienceOf, type ProfileField } from "./profile-fields.ts";
import { ProfileInput } from "./profile-input.ts";
import { resolveHandles } from "./resolve-handles.ts";
import "./tables.ts";

/**
 * Keeps what the viewer says of themselves, and who may see each field.
 * @throws Invalid, by field
 */
export async function saveProfile(ctx: PersonCtx, body: unknown): Promise<void> {
  const { facts, links, audiences } = parse(ProfileInput, body);

  const aboutHtml = await renderAbout(ctx, facts.about);
  const words: ReadonlyArray<readonly [ProfileField, string]> = [
    ["pronouns", facts.pronouns],
    ["occupation", facts.occupation],
    ["organisation", facts.organisation],
    ["region", facts.region],
    ["interests", facts.interests.join(" ")],
    ["about", plainText(aboutHtml)],
    ["wants", facts.wants],
    ["links", links.map((link) => link.label).join(" ")],
  ];
  const wordsEveryone = wordsFor(words, audiences, ["everyone"]);
  const wordsPeople = wordsFor(words, audiences, ["everyone", "people"]);

  const row = {
    ...facts,
    aboutHtml,
    links: JSON.stringify(links),
    visibility: JSON.stringify(audiences),
    wordsEveryone: sql<string>`fold(${wordsEveryone})`,
    wordsPeople: sql<string>`fold(${wordsPeople})`,
    updatedAt: ctx.now(),
  };
  await ctx.db
    .insertInto("profiles")
    .values({ personId: ctx.viewer.id, pictureId: null, ...row })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(row))
    .execute();
}

/** What a search may find: the fields that all of these audiences' members see. */
function wordsFor(
  words: ReadonlyArray<readonly [ProfileField, string]>,
  audiences: Audiences,
  seen: readonly string[],
): string {
  return words
    .filter(([field]) => seen.includes(audienceOf(audiences, field)))
    .map(([, text]) => text)
    .filter((text) => text !== "")
    .join("\n");
}

async function renderAbout(ctx: PersonCtx, about: string): Promise<string> {
  const found = renderMarkdown(about);
  const people = await resolveHandles(ctx, found.mentions);
  return renderMarkdown(about, { mention: (handle) => people.get(handle)?.path ?? null }).html;
}
