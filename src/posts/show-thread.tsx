import type { FastifyReply, FastifyRequest } from "fastify";
import { renderToString } from "preact-render-to-string";
import { sendPage } from "../frame/index.ts";
import { findMyRequest } from "../groups/index.ts";
import { emptyForm, type FormState } from "../platform/http/index.ts";
import { myThanks } from "../reactions/index.ts";
import { findRelated, RelatedPosts } from "../related/index.ts";
import { ThreadNew } from "../ui/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { draftName } from "./draft-name.ts";
import { findRail } from "./find-rail.tsx";
import { postKind } from "./kinds.ts";
import { threadPath } from "./paths.ts";
import { canReply } from "./permissions.ts";
import type { Post, Thread } from "./post.ts";
import { findReadMark, type ReadMark } from "./read-marks.ts";
import { replyMarkup } from "./reply-markup.tsx";
import { postRights } from "./rights.ts";
import { findTalkers } from "./talkers.ts";
import { Talkers } from "./views/talkers.tsx";
import { ThreadPage } from "./views/thread-page.tsx";

export interface ShownThread {
  /** What was typed into the reply box, and what to mend about it. */
  readonly form?: FormState;
  /** The reply to be answered. */
  readonly answers?: number;
  /** A reply that came too late, with the reason. */
  readonly unsent?: { readonly reason: string; readonly markdown: string };
}

/** Sends a page of a thread. All it asks the database is remembered: on the second time it asks nothing. */
export async function showThread(
  request: FastifyRequest,
  reply: FastifyReply,
  thread: Thread,
  shown: ShownThread = {},
): Promise<FastifyReply> {
  const { ctx } = request;
  const { viewer } = ctx;
  const { post, page } = thread;
  const reason = canReply(viewer, post);
  const [mine, related, talkers, mark, rail, asked] = await Promise.all([
    myThanks(ctx, post.id),
    findRelated(ctx, post),
    findTalkers(ctx, post.id),
    findReadMark(ctx, post.id),
    findRail(ctx, post),
    reason === "post.refused.not-member" ? hasAsked(ctx, post) : false,
  ]);
  const rights = postRights(viewer, post, mine);
  return sendPage(request, reply, {
    title: post.title,
    description: post.excerpt,
    canonical: threadPath(post, page),
    robots: isPublic(post) ? undefined : "noindex",
    rail,
    aside: (
      <>
        <RelatedPosts related={related} />
        <Talkers talkers={talkers} />
      </>
    ),
    view: (
      <ThreadPage
        thread={thread}
        kind={postKind(post.kind)}
        viewer={viewer}
        rights={rights}
        reason={reason}
        asked={asked}
        markup={withNewLine(ctx, thread, mark, replyMarkup(ctx, thread, mine, rights.answer))}
        answers={thread.replies.find((one) => one.id === shown.answers && one.deletedAt === null)}
        form={shown.form ?? emptyForm}
        draft={draftName(viewer, `reply-${post.id}`)}
        unsent={shown.unsent}
      />
    ),
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

/** The replies, with a line where those begin that have come since the viewer was here. */
function withNewLine(ctx: Ctx, thread: Thread, mark: ReadMark | undefined, markup: string[]): string {
  const last = mark?.lastReplyId ?? 0;
  const at = mark
    ? thread.replies.findIndex((reply) => reply.id > last && reply.authorId !== ctx.viewer.id)
    : -1;
  if (at < 0) return markup.join("");
  const line = renderToString(<ThreadNew>{ctx.t("post.replies.new")}</ThreadNew>);
  return [...markup.slice(0, at), line, ...markup.slice(at)].join("");
}
