import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx } from "../viewer/index.ts";
import { replyPath } from "./paths.ts";
import type { Reply } from "./post.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** A reply that quotes another one of its thread. */
export interface QuotedIn {
  readonly id: ReplyId;
  /** Who wrote it. */
  readonly name: string;
}

/** How many are named under the reply that they quote. */
const shownMax = 5;

/** The replies that a rendered text quotes: a quote begins with a link to where its words stand. */
export function quotedReplies(html: string): ReplyId[] {
  const found = html.matchAll(/<blockquote>\s*<p><a href="\/replies\/(\d{1,15})"/g);
  return [...new Set(Array.from(found, ([, id]) => Number(id)))];
}

/** Which replies of a thread quote which. One question, and part of what is remembered of a page. */
export async function readQuotes(
  ctx: PlatformCtx,
  postId: PostId,
): Promise<ReadonlyMap<ReplyId, QuotedIn[]>> {
  const rows = await ctx.db
    .selectFrom("replies")
    .innerJoin("people as author", "author.id", "replies.authorId")
    .where("replies.postId", "=", postId)
    .where("replies.deletedAt", "is", null)
    .where(sql<boolean>`replies.quotes <> '{}'`)
    .orderBy("replies.id")
    .select(["replies.id", "replies.quotes", "author.name"])
    .execute();
  const quoted = new Map<ReplyId, QuotedIn[]>();
  for (const { id, name, quotes } of rows)
    for (const one of quotes.map(Number)) {
      const places = quoted.get(one) ?? [];
      if (places.length < shownMax && one !== id) quoted.set(one, [...places, { id, name }]);
    }
  return quoted;
}

/** A reply of this thread as a quote in Markdown that names and links its source, for the box where it is answered. */
export async function quoteReply(ctx: Ctx, reply: Reply): Promise<string> {
  const { markdown } = await ctx.db
    .selectFrom("replies")
    .where("id", "=", reply.id)
    .select("markdown")
    .executeTakeFirstOrThrow();
  const name = ctx.t("writing.wrote", { name: reply.author.name }).replace(/[[\]\\]/g, "\\$&");
  // Whoever is named in a quote is not called again.
  const words = markdown.trim().replace(/(?<![\p{L}\p{N}\\])@(?=[\p{L}\p{N}])/gu, "\\@");
  const quote = `[${name}](${replyPath(reply.id)})\n\n${words}`;
  return `${quote.replace(/^/gm, "> ").replace(/[ \t]+$/gm, "")}\n\n`;
}
