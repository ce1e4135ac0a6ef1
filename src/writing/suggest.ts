import { sql } from "kysely";
import { findNameable } from "../people/index.ts";
import { postPath, visiblePosts } from "../posts/index.ts";
import { textQuery } from "../search/index.ts";
import type { PersonCtx } from "../viewer/index.ts";

/** Something a writer may mean by the letters typed so far. */
export interface Suggestion {
  /** What is chosen by: a name, a title. */
  readonly label: string;
  /** Tells apart those who are called alike. */
  readonly detail: string;
  /** What is written: a handle, or the address of a post. */
  readonly value: string;
}

const shownMax = 8;
const lettersMax = 60;
/** Of words that stand in very many posts, so many of the newest are looked at. */
const rankedMax = 100;

/** People whom the writer may name. */
export async function suggestPeople(ctx: PersonCtx, typed: string): Promise<Suggestion[]> {
  const found = await findNameable(ctx, tidy(typed), shownMax);
  return found.map(({ name, handle }) => ({ label: name, detail: `@${handle}`, value: handle }));
}

/** Posts that the writer may know of, those with the words in the title first, then the newest. "12" is post 12 too. */
export async function suggestPosts(ctx: PersonCtx, typed: string): Promise<Suggestion[]> {
  const words = tidy(typed);
  if (words === "") return [];
  const query = textQuery(words, "begun");
  const number = /^\d{1,9}$/.test(words) ? Number(words) : 0;
  const inTitle = sql<boolean>`ts_filter(found.document, '{a}') @@ ${query}`;
  const found = await ctx.db
    .with("found", () =>
      visiblePosts(ctx)
        .where((eb) => eb.or([eb("posts.id", "=", number), sql<boolean>`posts.document @@ ${query}`]))
        .select(["posts.id", "posts.title", "posts.document", "groups.name as groupName"])
        .orderBy("posts.id", "desc")
        .limit(rankedMax),
    )
    .selectFrom("found")
    .select(["id", "title", "groupName"])
    .orderBy(sql`id = ${number}`, "desc")
    .orderBy(inTitle, "desc")
    .orderBy("id", "desc")
    .limit(shownMax)
    .execute();
  return found.map((post) => ({ label: post.title, detail: post.groupName, value: postPath(post) }));
}

const tidy = (typed: string) => typed.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, lettersMax);
