import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { findVisibleGroup, groupPath } from "../groups/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { formAction, goTo, localPath, setFlash } from "../platform/http/index.ts";
import { type Ctx, personCtx } from "../viewer/index.ts";
import { fieldOf, idAskedFor, numberAskedFor } from "./asked-for.ts";
import { findLastReply, findReplyNear } from "./find-near.ts";
import { findVisiblePost } from "./find-post.ts";
import { findReplyPlace } from "./find-reply.ts";
import { markUnreadFrom, setReading } from "./mark-unread.ts";
import { postPart, postPath, replyAnchor, threadPath } from "./paths.ts";
import type { Post } from "./post.ts";
import { findReadMark, readMarks } from "./read-marks.ts";
import { sweepUnread, unsweep } from "./sweep-unread.ts";
import { findFirstUnread } from "./unread.ts";
import { KeysPage } from "./views/keys-page.tsx";

/** Finding one's place in a long talk, and saying what one has read. */
export function readingRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/unread", goToUnread);
  app.get("/posts/:id/jump", jump);
  app.post("/posts/:id/reading", setBack);
  app.post("/replies/:id/unread", markUnread);
  app.post("/reading", markAllRead);
  app.delete("/reading", undoAllRead);
  app.get("/keys", showKeys);
  app.post("/keys", turnKeys);
}

/** To the first unread reply; to the last one where all is read, to the beginning for a visitor and on a first visit. */
async function goToUnread(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const post = await findVisiblePost(ctx, idAskedFor(request));
  await readMarks(ctx).settle(ctx.viewer.id);
  const first = await findFirstUnread(ctx, post.id);
  const read =
    first === null && (await findReadMark(ctx, post.id)) ? await findLastReply(ctx, post.id) : null;
  // A place of the moment: no browser is to keep it.
  reply.header("cache-control", "private, no-store");
  if (read !== null) return goTo(reply, await placeOf(ctx, post, read));
  return goTo(reply, first === null ? postPath(post) : await placeOf(ctx, post, first, "new"));
}

/** To a date (the nearest reply), or to the last reply. Without either, to the beginning. */
async function jump(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const post = await findVisiblePost(ctx, idAskedFor(request));
  const date = fieldOf(request.query, "date");
  const found =
    date === undefined ? await findLastReply(ctx, post.id) : await findReplyNear(ctx, post.id, date);
  return goTo(reply, found === null ? postPath(post) : await placeOf(ctx, post, found));
}

async function placeOf(ctx: Ctx, post: Post, replyId: number, anchor = replyAnchor(replyId)) {
  try {
    const { page } = await findReplyPlace(ctx, replyId);
    return `${threadPath(post, page)}#${anchor}`;
  } catch (error) {
    // Held back until one has answered: the beginning says so.
    if (error instanceof NotFound) return postPath(post);
    throw error;
  }
}

async function markUnread(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { post, before } = await markUnreadFrom(ctx, idAskedFor(request));
  setFlash(reply, {
    key: "reading.unread-from",
    values: { title: post.title },
    undo: `${postPart(post.id, "reading")}?last=${before}`,
  });
  // Not back to the talk: to show it would be to read it.
  return goTo(reply, groupPath(post.group));
}

async function setBack(request: FastifyRequest, reply: FastifyReply) {
  const id = idAskedFor(request);
  const ctx = personCtx(request.ctx);
  await setReading(ctx, id, request.query);
  setFlash(reply, { key: "reading.set-back" });
  return goTo(reply, groupPath((await findVisiblePost(ctx, id)).group));
}

async function markAllRead(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const slug = fieldOf(request.body, "group");
  const group = slug ? await findVisibleGroup(ctx, slug) : undefined;
  const { count, at } = await sweepUnread(ctx, group ? [group.id] : [...ctx.viewer.roles.keys()]);
  const back = group ? groupPath(group) : "/";
  const undo = formAction(`/reading?at=${at.getTime()}&to=${encodeURIComponent(back)}`, "delete");
  setFlash(reply, { key: "reading.all-read", values: { count }, undo: count > 0 ? undo : undefined });
  return goTo(reply, back);
}

async function undoAllRead(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const at = numberAskedFor(request, "at");
  if (at === undefined || at > 8.64e15) throw new NotFound();
  await unsweep(ctx, new Date(at));
  setFlash(reply, { key: "reading.unswept" });
  return goTo(reply, localPath(fieldOf(request.query, "to"), "/"));
}

const keysCookie = "weft-keys";

async function showKeys(request: FastifyRequest, reply: FastifyReply) {
  return sendPage(request, reply, {
    title: request.ctx.t("reading.keys.title"),
    robots: "noindex",
    view: <KeysPage on={request.cookies[keysCookie] !== "off"} />,
  });
}

/** Kept in the browser, as keyboards differ from one to the next; its script reads it, so it is open to scripts. */
async function turnKeys(request: FastifyRequest, reply: FastifyReply) {
  const on = fieldOf(request.body, "keys") === "on";
  if (on) reply.clearCookie(keysCookie, { path: "/" });
  else reply.setCookie(keysCookie, "off", { path: "/", sameSite: "lax", maxAge: 400 * 86_400 });
  setFlash(reply, { key: on ? "reading.keys.are-on" : "reading.keys.are-off" });
  return goTo(reply, "/keys");
}
