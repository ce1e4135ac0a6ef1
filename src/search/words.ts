import { type RawBuilder, sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { fold } from "../platform/text/index.ts";

export const wordsLengthMax = 200;

/**
 * How closely texts must match what was typed. "all": every word, as it stands. "begun": the last word may be only begun,
 * as while typing. "some": one of the words is enough.
 */
export type Manner = "all" | "begun" | "some";

/** The words of a search as they are looked for: one line of at most 200 characters, nothing unseen. */
export function cleanWords(typed: string): string {
  const line = typed
    .slice(0, wordsLengthMax * 4)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return [...line].slice(0, wordsLengthMax).join("").trim();
}

const lastWord = /[\p{L}\p{N}]+$/u;

/** The manners worth trying for these words, one after the other until something is found. */
export function mannersFor(words: string): readonly Manner[] {
  // Quotes, a minus and "or" say exactly what is meant.
  if (/["“”]|(?:^|\s)-|\sor\s/iu.test(words)) return ["all"];
  const begun = (lastWord.exec(words)?.[0].length ?? 0) >= 3;
  const several = /[\p{L}\p{N}]\s+\S*[\p{L}\p{N}]/u.test(words);
  return ["all", ...(begun ? (["begun"] as const) : []), ...(several ? (["some"] as const) : [])];
}

/**
 * What was typed as a full-text query, macron-blind: for `document @@ …`. Quotes, "or" and a minus mean what people expect;
 * no input is an error. Words that stand in every text are left out, so the query may be empty and match nothing.
 */
export function textQuery(words: string, manner: Manner = "all"): RawBuilder<string> {
  const last = lastWord.exec(words)?.[0] ?? "";
  if (manner === "all" || last === "") return webQuery(words);
  const before = webQuery(words.slice(0, -last.length));
  const end = sql`(${webQuery(last)} || ${beginnings(last)}::tsquery)`;
  if (manner === "begun") return sql<string>`(${before} && ${end})`;
  return sql<string>`(replace(${before}::text, ' & ', ' | ')::tsquery || ${end})`;
}

function webQuery(words: string): RawBuilder<string> {
  return sql<string>`websearch_to_tsquery('english', fold(${words}))`;
}

/**
 * Matches words that begin with these letters. Texts are kept by the stems of their words ("facilit" for "facilitator"), which
 * may be shorter than what is already typed ("facilita"), so somewhat shorter stems match too.
 */
function beginnings(letters: string): string {
  const word = fold(letters);
  if ([...word].length < 3) return "";
  const stems: string[] = [];
  for (let length = word.length - 1; length >= Math.max(5, word.length - 5); length--)
    stems.push(`'${word.slice(0, length).toWellFormed()}'`);
  return [`'${word}':*`, ...stems].join(" | ");
}

/** The same words side by side, in this order. */
export function phraseQuery(words: string): RawBuilder<string> {
  return sql<string>`phraseto_tsquery('english', fold(${words}))`;
}

/** True where all the words stand in nearly every text ("who are we"), so that they find nothing. */
export async function sayNothing(ctx: Pick<PlatformCtx, "db">, words: string): Promise<boolean> {
  const { rows } = await sql<{ nodes: number }>`select numnode(${textQuery(words)}) as nodes`.execute(ctx.db);
  return rows[0]?.nodes === 0;
}
