import type { Ctx } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** One state of a text: who wrote it, when, and what it said. */
export interface Version {
  readonly by: string;
  readonly at: Date;
  readonly title: string | null;
  readonly markdown: string;
}

/**
 * All states of a post or reply, the oldest first; the last is how it stands now. A revision row holds what was replaced
 * and who replaced it, so the author of each version is the editor noted with the one before.
 * @param now the text as it stands, with who wrote it first and when. The right to see it is checked before.
 */
export async function readHistory(
  ctx: Ctx,
  place: { postId: PostId } | { replyId: ReplyId },
  now: { title: string | null; markdown: string; authorName: string; createdAt: Date },
): Promise<Version[]> {
  const [column, id] =
    "postId" in place ? (["postId", place.postId] as const) : (["replyId", place.replyId] as const);
  const replaced = await ctx.db
    .selectFrom("revisions")
    .innerJoin("people", "people.id", "revisions.editorId")
    .where(`revisions.${column}`, "=", id)
    .select(["revisions.title", "revisions.markdown", "revisions.editedAt", "people.name"])
    .orderBy("revisions.id")
    .execute();
  const texts = [...replaced, now];
  return texts.map((text, index) => {
    const edit = replaced[index - 1];
    return {
      by: edit?.name ?? now.authorName,
      at: edit?.editedAt ?? now.createdAt,
      title: text.title,
      markdown: text.markdown,
    };
  });
}
