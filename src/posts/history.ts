import type { Ctx } from "../viewer/index.ts";
import type { PostId, ReplyId } from "./tables.ts";

/** One state of a text: who wrote it, when, and what it said. */
export interface Version {
  readonly by: { readonly name: string; readonly standing: string };
  readonly at: Date;
  readonly title: string | null;
  readonly markdown: string;
  readonly tags: readonly string[] | null;
}

/** A text as it stands, with who wrote it first and when. */
export interface Standing {
  readonly title: string | null;
  readonly markdown: string;
  readonly tags: readonly string[] | null;
  readonly author: Version["by"];
  readonly createdAt: Date;
}

/**
 * All states of a post or reply, the oldest first; the last is how it stands now. A revision row holds what was replaced
 * and who replaced it, so the author of each version is the editor noted with the one before.
 * The right to see it is checked before.
 */
export async function readHistory(
  ctx: Ctx,
  place: { postId: PostId } | { replyId: ReplyId },
  now: Standing,
): Promise<Version[]> {
  const [column, id] =
    "postId" in place ? (["postId", place.postId] as const) : (["replyId", place.replyId] as const);
  const replaced = await ctx.db
    .selectFrom("revisions")
    .innerJoin("people", "people.id", "revisions.editorId")
    .where(`revisions.${column}`, "=", id)
    .select([
      "revisions.title",
      "revisions.markdown",
      "revisions.tags",
      "revisions.editedAt",
      "people.name",
      "people.standing",
    ])
    .orderBy("revisions.id")
    .execute();
  return [...replaced, now].map(({ title, markdown, tags }, index) => {
    const edit = replaced[index - 1];
    return {
      by: edit ? { name: edit.name, standing: edit.standing } : now.author,
      at: edit?.editedAt ?? now.createdAt,
      title,
      markdown,
      tags,
    };
  });
}
