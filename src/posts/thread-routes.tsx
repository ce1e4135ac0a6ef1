import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import type { House } from "../frame/index.ts";
import { readNoticeOf } from "../notifications/index.ts";
import { Conflict, Forbidden, NotFound } from "../platform/errors/index.ts";
import { goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { type Ctx, logInFirst, personCtx } from "../viewer/index.ts";
import { fieldOf, idAskedFor, numberAskedFor } from "./asked-for.ts";
import { findVisiblePost } from "./find-post.ts";
import { findReplyPlace } from "./find-reply.ts";
import { findMergedInto } from "./lock-threads.ts";
import { postPath, replyAnchor, threadPath } from "./paths.ts";
import { postReply } from "./post-reply.ts";
import { noteRead, readMarks } from "./read-marks.ts";
import { readThread } from "./read-thread.ts";
import { showThread } from "./show-thread.tsx";
import { wordsAfterReply } from "./words-after.ts";

/** A post with its replies, and answering it. */
export function threadRoutes(app: FastifyInstance, house: House): void {
  app.addHook("onClose", () => readMarks(house.ctx).flush());
  app.get("/posts/:id", readPage);
  app.post("/posts/:id/replies", sendReply);
  // Where a browser without scripts stands after a reply that was not taken, and asks anew.
  app.get("/posts/:id/replies", async (request, reply) =>
    goTo(reply, `/posts/${idAskedFor(request)}#reply-box`),
  );
  app.get("/replies/:id", findReply);
}

async function readPage(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const id = idAskedFor(request);
  const thread = await readThread(ctx, id, numberAskedFor(request, "page")).catch(noneIfNotFound);
  if (!thread || thread.post.deletedAt) {
    // Of a thread that has joined another the address leads on; who deleted one here sees it.
    const into = await findMergedInto(ctx, id).catch(noneIfNotFound);
    if (into) return goTo(reply, postPath(into));
    if (!thread) throw new NotFound();
  }
  const [asked = "", query] = request.url.split("?", 2);
  const path = postPath(thread.post);
  if (!samePath(asked, path)) {
    // Not to be kept by the browser: a title may change, and change back.
    reply.header("cache-control", "private, no-cache");
    return reply.redirect(query ? `${path}?${query}` : path, 301);
  }
  if (ctx.viewer.id !== null && thread.post.publishedAt && !isFetchedAhead(request)) {
    const lastReplyId = thread.replies.at(-1)?.id ?? null;
    await noteRead(ctx, thread.post.id, lastReplyId);
    // Who may not read the replies yet has seen all that there is to see.
    await readNoticeOf(ctx, thread.post.id, thread.held ? thread.post.lastReplyId : lastReplyId);
  }
  const quoted = numberAskedFor(request, "quote");
  const answersId = quoted ?? numberAskedFor(request, "answers");
  return showThread(request, reply, thread, { answersId, quoted: quoted !== undefined });
}

function noneIfNotFound(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}

/** Browsers write percent-encoded letters in more than one way. */
function samePath(asked: string, path: string): boolean {
  if (asked === path) return true;
  try {
    return decodeURIComponent(asked) === decodeURIComponent(path);
  } catch {
    return false;
  }
}

/** Browsers and Turbo fetch pages that somebody only points at: that is not reading. */
function isFetchedAhead({ headers }: FastifyRequest): boolean {
  return /prefetch/.test(`${headers["sec-purpose"]} ${headers["x-sec-purpose"]}`);
}

async function sendReply(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const postId = idAskedFor(request);
  try {
    return await submitForm(
      reply,
      request.body,
      () => postReply(ctx, postId, request.body, (tx) => forgetDraft(tx, fieldOf(request.body, "draft"))),
      async (form) => {
        const answersId = Number(fieldOf(request.body, "answers"));
        const thread = await readThread(ctx, postId, await pageToAnswerOn(ctx, postId, answersId));
        return showThread(request, reply, thread, { form, answersId });
      },
      async (replyId) => {
        const { groupId } = await findVisiblePost(ctx, postId);
        const words = await wordsAfterReply(ctx, { postId, groupId, replyId });
        setFlash(reply, { ...words, draftSent: `reply-${postId}` });
        return goTo(reply, await replyPlace(request, replyId));
      },
    );
  } catch (error) {
    return showUnsent(request, reply, postId, error);
  }
}

// readThread gives the last page for any that is past the end.
const lastPage = Number.POSITIVE_INFINITY;

/** The page with the reply that is to be answered; the last one where the post itself is. */
async function pageToAnswerOn(ctx: Ctx, postId: number, answersId: number): Promise<number> {
  if (!answersId) return lastPage;
  try {
    const { post, page } = await findReplyPlace(ctx, answersId);
    return post.id === postId ? page : lastPage;
  } catch (error) {
    if (error instanceof NotFound) return lastPage;
    throw error;
  }
}

/** A talk that was closed while somebody wrote: their words are shown again, to take along. */
async function showUnsent(request: FastifyRequest, reply: FastifyReply, postId: number, error: unknown) {
  const markdown = fieldOf(request.body, "markdown") ?? "";
  const refused = error instanceof Conflict || (error instanceof Forbidden && error.message !== logInFirst);
  if (!refused || markdown.trim() === "") throw error;
  const thread = await readThread(request.ctx, postId, lastPage);
  reply.code(error.status);
  return showThread(request, reply, thread, { unsent: { reason: error.message, markdown } });
}

async function findReply(request: FastifyRequest, reply: FastifyReply) {
  // It stays the reply's address although the page may be another one tomorrow.
  return goTo(reply, await replyPlace(request, idAskedFor(request)));
}

async function replyPlace(request: FastifyRequest, replyId: number): Promise<string> {
  const { post, page, held } = await findReplyPlace(request.ctx, replyId);
  return `${threadPath(post, page)}#${held ? "replies" : replyAnchor(replyId)}`;
}
