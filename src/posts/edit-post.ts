import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { editStamp } from "./edit-stamp.ts";
import { findVisiblePost } from "./find-post.ts";
import { Audience, DraftMarkdown, DraftTitle, requireWords, Tags } from "./input.ts";
import { announceThread, changeThread, keepTextParts } from "./keep-text.ts";
import { canEditPost, canStartPost } from "./permissions.ts";
import type { Post } from "./post.ts";
import { type PreparedText, prepareText } from "./prepare-text.ts";
import { publishMoment } from "./publish-moment.ts";
import type { PostId } from "./tables.ts";
import { hasTalkChoices, readTalkChoices, type TalkChoices } from "./talk-choices.ts";

const EditPostInput = z.object({
  title: DraftTitle,
  markdown: DraftMarkdown,
  tags: Tags,
  audience: Audience,
  intent: z.enum(["publish", "draft", "schedule", "save"]).default("save"),
  /** On the writer's clock: see publishMoment. */
  publishOn: z.string().optional(),
  /** When the text that the editor began from was last edited: see editStamp. Left out by programs that just write. */
  since: z.string().optional(),
});

type EditPostInput = z.infer<typeof EditPostInput>;

/**
 * Changes a post. What it said before is kept in its history (drafts have none). A draft is published with intent "publish", or
 * at its hour after "schedule"; "draft" takes the hour back.
 * @param also is done in the same transaction: both are kept or neither.
 * @throws NotFound, Forbidden, Invalid, Conflict ("post.conflict.edited": somebody edited it meanwhile)
 */
export async function editPost(
  ctx: PersonCtx,
  postId: PostId,
  body: unknown,
  also?: (tx: PersonCtx) => Promise<void>,
): Promise<{ title: string; published: boolean; publishOn: Date | null }> {
  const input = parse(EditPostInput, body);

  const post = await findVisiblePost(ctx, postId);

  allow(canEditPost(ctx.viewer, post));
  const isDraft = post.publishedAt === null;
  const publishes = isDraft && input.intent === "publish";
  const publishOn = isDraft ? publishMoment(ctx, input) : null;
  requireWords(input, isDraft && !publishes && publishOn === null);
  if (publishes || publishOn) await allowPublishing(ctx, post);

  const choices = isDraft && hasTalkChoices(body) ? readTalkChoices(ctx, post.kind, body) : undefined;
  const text = await prepareText(ctx, input.markdown);

  return inTransaction(ctx, async (tx) => {
    const before = await lockPost(tx, postId);
    const wordsChanged =
      before.title !== input.title ||
      before.markdown !== input.markdown ||
      before.tags.join() !== input.tags.join();
    // The same words again are no conflict: they are what a second press sends.
    if (wordsChanged && input.since !== undefined && input.since !== editStamp(before.editedAt))
      throw new Conflict("post.conflict.edited");
    const wasDraft = before.publishedAt === null;
    if (!wasDraft) requireWords(input, false); // it was published from another window
    if (!wasDraft && wordsChanged) await keepRevision(tx, postId, before);
    await writePost(tx, postId, input, text, {
      publishes: publishes && wasDraft,
      ...(wasDraft ? choices : undefined),
      ...(wasDraft && input.intent !== "save" ? { publishOn, publishRefused: null } : {}),
      ...(wordsChanged || wasDraft ? { editedAt: publishes && wasDraft ? null : tx.now() } : {}),
    });
    await keepTextParts(tx, text, { postId, replyId: null });
    const kind = publishes && wasDraft ? "post-published" : !wasDraft && wordsChanged ? "post-edited" : null;
    if (kind) await recordActivity(tx, { kind, groupId: post.groupId, postId });
    await (publishes && wasDraft ? announceThread : changeThread)(tx, postId);
    await also?.(tx);
    return { title: input.title, published: publishes || !wasDraft, publishOn };
  });
}

/** To publish what was begun earlier asks for the same right as to begin it now. */
async function allowPublishing(ctx: PersonCtx, post: Post): Promise<void> {
  const group = await findVisibleGroup(ctx, post.group.slug);
  allow(canStartPost(ctx.viewer, group, post.kind));
}

type Before = Awaited<ReturnType<typeof lockPost>>;

async function lockPost(tx: PersonCtx, postId: PostId) {
  const before = await tx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .select(["title", "markdown", "tags", "editedAt", "publishedAt", "deletedAt"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.deletedAt) throw new Conflict("post.refused.deleted");
  return before;
}

async function keepRevision(tx: PersonCtx, postId: PostId, before: Before): Promise<void> {
  await tx.db
    .insertInto("revisions")
    .values({
      postId,
      replyId: null,
      editorId: tx.viewer.id,
      editedAt: tx.now(),
      title: before.title,
      markdown: before.markdown,
      tags: before.tags,
    })
    .execute();
}

async function writePost(
  tx: PersonCtx,
  postId: PostId,
  input: EditPostInput,
  text: PreparedText,
  change: Partial<TalkChoices> & {
    readonly editedAt?: Date | null;
    readonly publishOn?: Date | null;
    readonly publishRefused?: null;
    readonly publishes: boolean;
  },
): Promise<void> {
  const { publishes, ...edited } = change;
  const now = tx.now();
  await tx.db
    .updateTable("posts")
    .set({
      title: input.title,
      markdown: input.markdown,
      html: text.html,
      excerpt: text.excerpt,
      tags: input.tags,
      ...(input.audience ? { audience: input.audience } : {}),
      ...edited,
      ...(publishes ? { publishedAt: now, lastActivityAt: now } : {}),
    })
    .where("id", "=", postId)
    .execute();
}
