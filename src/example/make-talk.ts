import { addAttachment, claimAttachments } from "../attachments/index.ts";
import { keepMentions } from "../mentions/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { drawSvg } from "../platform/pictures/index.ts";
import { type PreparedText, prepareText } from "../posts/index.ts";
import type { Ctx, GroupId, PersonId } from "../viewer/index.ts";
import { type Cast, castMember } from "./cast.ts";
import { daysBefore, hoursLater } from "./dates.ts";
import type { ExamplePicture, ExamplePost } from "./example-types.ts";
import { insertReaders, insertThanks } from "./make-traces.ts";
import { drawing } from "./pictures/drawings.ts";

const pictureWidth = 1600;

interface PreparedReply {
  readonly authorId: PersonId;
  readonly markdown: string;
  readonly text: PreparedText;
  readonly at: Date;
}

/** A group as its talk needs it. */
export interface TalkPlace {
  readonly groupId: GroupId;
  readonly members: readonly PersonId[];
}

/** Writes one post with its replies and all that hangs on them: what is slow first, then one transaction. */
export async function makePost(ctx: Ctx, cast: Cast, place: TalkPlace, post: ExamplePost): Promise<void> {
  const author = castMember(cast, post.by);
  const picture = post.picture ? await addPicture(ctx, author.id, post.picture) : "";
  const markdown = post.text.replace("[picture]", picture);
  const text = await prepareText(author.ctx, markdown);
  const at = daysBefore(ctx.now(), post.daysAgo, post.title);
  const replies = await prepareReplies(cast, post, at);
  const last = replies.at(-1);

  await inTransaction(ctx, async (tx) => {
    const { id: postId } = await tx.db
      .insertInto("posts")
      .values({
        kind: post.kind,
        groupId: place.groupId,
        authorId: author.id,
        title: post.title,
        markdown,
        html: text.html,
        excerpt: text.excerpt,
        tags: post.tags.map((tag) => tag.toLowerCase()),
        audience: post.audience ?? "everyone",
        language: ctx.viewer.language,
        createdAt: at,
        publishedAt: at,
        editedAt: post.before ? hoursLater(at, post.before.hours, post.title) : null,
        ...(post.pinnedBy ? { pinnedAt: at, pinnedBy: castMember(cast, post.pinnedBy).id } : {}),
        ...closing(cast, post, last?.at ?? at),
        replyCount: replies.length,
        lastReplyBy: last?.authorId ?? null,
        lastActivityAt: last?.at ?? at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const replyIds = await insertReplies(tx, postId, post, replies);
    const texts = [
      { text, replyId: null },
      ...replies.map(({ text }, index) => ({ text, replyId: replyIds[index] ?? null })),
    ];
    for (const { text: one, replyId } of texts) {
      if (one.mentioned.length > 0) await keepMentions(tx, one.mentioned, { postId, replyId });
      if (one.attachmentIds.length > 0) await claimAttachments(tx, one.attachmentIds, { postId, replyId });
    }
    await insertRevisions(tx, cast, { postId, replyIds, post, replies, picture, at });
    await insertActivity(tx, place, { postId, replyIds, authorId: author.id, at, replies });
    await insertThanks(tx, place, { postId, replyIds, post, replies, authorId: author.id, at });
    await insertReaders(tx, place, { postId, replyIds, post, replies, authorId: author.id, at });
    await tx.db
      .updateTable("groups")
      .set((eb) => ({ lastActivityAt: eb.fn("greatest", ["lastActivityAt", eb.val(last?.at ?? at)]) }))
      .where("id", "=", place.groupId)
      .execute();
  });
}

/** Draws the picture of a post and keeps it with its credit. @returns the line that shows it. */
async function addPicture(ctx: Ctx, ownerId: PersonId, picture: ExamplePicture): Promise<string> {
  const { file, ...credit } = picture;
  const content = await drawSvg(drawing(file), pictureWidth);
  // Quick, because somebody waits for the set-up; flat colours are small in the one format that it makes.
  const upload = { name: `${file}.png`, content, credit, quick: true };
  return (await addAttachment(ctx, ownerId, upload)).markdown;
}

async function prepareReplies(cast: Cast, post: ExamplePost, at: Date): Promise<PreparedReply[]> {
  const prepared: PreparedReply[] = [];
  let last = at;
  for (const { by, hours, text: markdown } of post.replies) {
    const author = castMember(cast, by);
    last = hoursLater(last, hours, markdown);
    const text = await prepareText(author.ctx, markdown);
    prepared.push({ authorId: author.id, markdown, text, at: last });
  }
  return prepared;
}

function closing(cast: Cast, { closed, title }: ExamplePost, lastAt: Date) {
  if (!closed) return {};
  return {
    closedAt: hoursLater(lastAt, 5, title),
    closedBy: castMember(cast, closed.by).id,
    closedReason: closed.reason,
  };
}

/** @returns the numbers of the replies, in their order. */
async function insertReplies(
  tx: Ctx,
  postId: number,
  post: ExamplePost,
  replies: readonly PreparedReply[],
): Promise<number[]> {
  if (replies.length === 0) return [];
  const rows = await tx.db
    .insertInto("replies")
    .values(
      replies.map(({ authorId, markdown, text, at }, index) => ({
        postId,
        authorId,
        answersId: null,
        markdown,
        html: text.html,
        createdAt: at,
        editedAt: post.replies[index]?.before === undefined ? null : hoursLater(at, 1, markdown),
      })),
    )
    .returning("id")
    .execute();
  // Numbers are given in the order of the rows, whichever order they come back in.
  const ids = rows.map((row) => row.id).toSorted((a, b) => a - b);
  for (const [index, { to }] of post.replies.entries()) {
    if (to === undefined) continue;
    const answersId = ids[to - 1] ?? null;
    await tx.db
      .updateTable("replies")
      .set({ answersId })
      .where("id", "=", ids[index] ?? 0)
      .execute();
  }
  return ids;
}

async function insertRevisions(
  tx: Ctx,
  cast: Cast,
  made: {
    postId: number;
    replyIds: readonly number[];
    post: ExamplePost;
    replies: readonly PreparedReply[];
    picture: string;
    at: Date;
  },
): Promise<void> {
  const { post, postId, at } = made;
  const { before } = post;
  if (before)
    await tx.db
      .insertInto("revisions")
      .values({
        postId,
        replyId: null,
        editorId: castMember(cast, before.by ?? post.by).id,
        editedAt: hoursLater(at, before.hours, post.title),
        title: before.title ?? post.title,
        markdown: before.text.replace("[picture]", made.picture),
        tags: [...post.tags],
      })
      .execute();
  for (const [index, { before: said }] of post.replies.entries()) {
    const reply = made.replies[index];
    if (said === undefined || !reply) continue;
    await tx.db
      .insertInto("revisions")
      .values({
        postId: null,
        replyId: made.replyIds[index] ?? null,
        editorId: reply.authorId,
        editedAt: hoursLater(reply.at, 1, reply.markdown),
        title: null,
        markdown: said,
        tags: null,
      })
      .execute();
  }
}

/** What happened, for the feed. No effects follow: nobody is told of what was long ago. */
async function insertActivity(
  tx: Ctx,
  place: TalkPlace,
  made: {
    postId: number;
    replyIds: readonly number[];
    authorId: PersonId;
    at: Date;
    replies: readonly PreparedReply[];
  },
): Promise<void> {
  const { postId } = made;
  const row = { groupId: place.groupId, postId, personId: null };
  await tx.db
    .insertInto("activity")
    .values([
      { ...row, kind: "post-published", actorId: made.authorId, replyId: null, createdAt: made.at },
      ...made.replies.map(({ authorId, at }, index) => ({
        ...row,
        kind: "reply-posted",
        actorId: authorId,
        replyId: made.replyIds[index] ?? null,
        createdAt: at,
      })),
    ])
    .execute();
}
