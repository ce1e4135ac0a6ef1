import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Somebody whom a summary names; who has closed their account without a name has `standing` "closed". */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly standing: string;
}

/** Somebody whom a summary cites, and what they say to that. */
export interface Cited {
  readonly person: NamedPerson;
  readonly replyIds: readonly number[];
  readonly passages: string;
  /** Null: they have not said. */
  readonly fair: boolean | null;
  readonly word: string;
}

/** What a talk has come to; the same for all who may read its replies. */
export interface Summary {
  readonly version: number;
  readonly markdown: string;
  readonly html: string;
  readonly openMarkdown: string;
  readonly openHtml: string;
  readonly changedAt: Date;
  readonly changedBy: PersonId;
  /** All who have written at it, in the order in which they began. */
  readonly contributors: readonly NamedPerson[];
  /** In the order in which the text cites them first. */
  readonly cited: readonly Cited[];
}

/** The summary of a post's talk; undefined where nobody has begun one. Remembered. The right to read it is asked before. */
export function readSummary(
  ctx: Pick<PlatformCtx, "db" | "cache">,
  postId: number,
): Promise<Summary | undefined> {
  const tags = ["table:summaries", "table:summary_citations", "table:people"];
  return ctx.cache.remember(`summary:${postId}`, tags, () => load(ctx, postId));
}

async function load(ctx: Pick<PlatformCtx, "db">, postId: number): Promise<Summary | undefined> {
  const summary = await ctx.db
    .selectFrom("summaries")
    .where("postId", "=", postId)
    .select(["version", "markdown", "html", "openMarkdown", "openHtml", "changedAt", "changedBy"])
    .executeTakeFirst();
  if (!summary) return undefined;
  const contributors = await ctx.db
    .selectFrom("summaryVersions")
    .innerJoin("people", "people.id", "writtenBy")
    .where("postId", "=", postId)
    .groupBy(["people.id", "people.name", "people.handle", "people.standing"])
    .orderBy((eb) => eb.fn.min("version"))
    .select(["people.id", "people.name", "people.handle", "people.standing"])
    .execute();
  const cited = await ctx.db
    .selectFrom("summaryCitations")
    .innerJoin("people", "people.id", "personId")
    .where("postId", "=", postId)
    .select(["people.id", "name", "handle", "standing", "replyIds", "passages", "fair", "word"])
    .execute();
  const place = (ids: readonly number[]) =>
    Math.min(...ids.map((id) => `${summary.markdown}\n${summary.openMarkdown}`.indexOf(`/replies/${id}`)));
  return {
    ...summary,
    contributors,
    cited: cited
      .map(({ id, name, handle, standing, ...rest }) => ({ person: { id, name, handle, standing }, ...rest }))
      .toSorted((one, other) => place(one.replyIds) - place(other.replyIds)),
  };
}

/** One state of a summary: who wrote it, when, what it said, and why it was changed. */
export interface SummaryVersion {
  readonly version: number;
  readonly markdown: string;
  readonly openMarkdown: string;
  readonly why: string;
  readonly writtenAt: Date;
  readonly by: { readonly name: string; readonly standing: string };
}

/** The states of a summary up to one, the newest first. The right to read them is asked before. */
export async function readVersions(
  ctx: Pick<PlatformCtx, "db">,
  postId: number,
  upTo: number,
  limit: number,
): Promise<readonly SummaryVersion[]> {
  const rows = await ctx.db
    .selectFrom("summaryVersions")
    .innerJoin("people", "people.id", "writtenBy")
    .where("postId", "=", postId)
    .where("version", "<=", upTo)
    .orderBy("version", "desc")
    .limit(limit)
    .select(["version", "markdown", "openMarkdown", "why", "writtenAt", "people.name", "people.standing"])
    .execute();
  return rows.map(({ name, standing, ...version }) => ({ ...version, by: { name, standing } }));
}
