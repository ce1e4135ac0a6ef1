import type { FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { findMyRequest } from "../groups/index.ts";
import { FollowThread, findStanding, readToldCount } from "../notifications/index.ts";
import type { FormState } from "../platform/http/index.ts";
import { myReactions, readUses } from "../reactions/index.ts";
import { findRelated } from "../related/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import { threadTags } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { hasHadTurn } from "./find-turns.ts";
import { postKind } from "./kinds.ts";
import { threadPath } from "./paths.ts";
import { canReply } from "./permissions.ts";
import type { Post, Thread } from "./post.ts";
import { quoteReply } from "./quotes.ts";
import { findReadMark, type ReadMark } from "./read-marks.ts";
import { postRights, replyRights } from "./rights.ts";
import { shareAside, shareThread } from "./share-thread.tsx";
import { findTalkers } from "./talkers.ts";
import { findThreadAsides } from "./thread-asides.ts";
import { findThreadHead } from "./thread-heads.tsx";
import { findMarks } from "./thread-marks.ts";
import { ThreadPage } from "./views/thread-page.tsx";
import { ToldLine } from "./views/told-line.tsx";

export interface ShownThread {
  /** What was typed into the reply box, and what to mend about it. */
  readonly form?: FormState;
  /** The reply to be answered. */
  readonly answersId?: number;
  /** Whether that reply's words stand in the box, as a quote. */
  readonly quoted?: boolean;
  /** A reply that came too late, with the reason. */
  readonly unsent?: { readonly reason: string; readonly markdown: string };
}

/** Sends a page of a thread. All it asks the database is remembered: the second time it asks nothing. */
export async function showThread(
  request: FastifyRequest,
  reply: FastifyReply,
  thread: Thread,
  shown: ShownThread = {},
): Promise<FastifyReply> {
  const { ctx } = request;
  const { viewer } = ctx;
  const { post, page, replies } = thread;
  const { answersId, unsent } = shown;
  const hadTurn = await hasHadTurn(ctx, post);
  const reason = canReply(viewer, post, hadTurn);
  const [head, marks, mine, uses, related, talkers, mark, rail, asked, standing, told] = await Promise.all([
    findThreadHead(ctx, post),
    findMarks(ctx, thread),
    myReactions(ctx, post.id),
    ctx.cache.remember(`uses:${post.id}`, threadTags(post.id), () => readUses(ctx, post.id)),
    findRelated(ctx, post),
    findTalkers(ctx, post.id),
    findReadMark(ctx, post.id),
    findRail(ctx, post),
    reason === "post.refused.not-member" ? hasAsked(ctx, post) : false,
    findStanding(ctx, post),
    viewer.id === post.authorId ? readToldCount(ctx, post.id) : null,
  ]);
  const rights = postRights(viewer, post, mine, hadTurn);
  const answers = reason === null ? replies.find((one) => one.id === answersId && !one.deletedAt) : undefined;
  const form =
    shown.quoted && answers
      ? { values: { markdown: await quoteReply(ctx, answers) }, errors: {} }
      : shown.form;
  const part = await shareThread(ctx, {
    thread,
    head,
    marks,
    kind: postKind(post.kind),
    rights,
    uses,
    replyRights: replies.map((one) => replyRights(viewer, post, one, mine, rights.answer)),
    newFrom: firstUnread(ctx, thread, mark),
    answers,
    box: reason === null && form === undefined,
  });
  const beside = await shareAside(ctx, related, talkers);
  return sendPage(request, reply, {
    title: post.title || ctx.t("post.untitled"),
    description: post.excerpt,
    canonical: threadPath(post, page),
    robots: isPublic(post) ? undefined : "noindex",
    rail,
    aside: (
      <>
        {standing && <FollowThread postId={post.id} standing={standing} to={threadPath(post, page)} />}
        {told && <ToldLine told={told} />}
        {viewer.id !== null && findThreadAsides(ctx as PersonCtx, post)}
        {beside}
      </>
    ),
    view: <ThreadPage {...{ thread, viewer, reason, asked, answers, form, unsent }} />,
    part,
  });
}

async function hasAsked(ctx: Ctx, post: Post): Promise<boolean> {
  return (await findMyRequest(ctx, post.groupId))?.answer === null;
}

/** What may be found from outside: that which a visitor may read. */
function isPublic(post: Post): boolean {
  const { group } = post;
  const open = group.visibility === "everyone" && group.postsFor === "everyone";
  return open && post.audience === "everyone" && post.publishedAt !== null && post.deletedAt === null;
}

/** The place of the first reply by others that came since the viewer was here; undefined for none and for a first visit. */
function firstUnread(ctx: Ctx, { replies }: Thread, mark: ReadMark | undefined): number | undefined {
  if (!mark) return undefined;
  const last = mark.lastReplyId ?? 0;
  const place = replies.findIndex((reply) => reply.id > last && reply.authorId !== ctx.viewer.id);
  return place < 0 ? undefined : place;
}
