import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { goTo, wantsJson } from "../platform/http/index.ts";
import { listThanks } from "../reactions/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { findVisibleReply } from "./find-reply.ts";
import { thankForPost, thankForReply } from "./give-thanks.ts";
import { postPath, replyPath } from "./paths.ts";
import { ThanksPage } from "./views/thanks-page.tsx";

/** Thanks for posts and replies: to give, to take back, and who gave. */
export function thanksRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/thanks", showPostThanks);
  app.post("/posts/:id/thanks", (request, reply) => thankPost(request, reply, true));
  app.delete("/posts/:id/thanks", (request, reply) => thankPost(request, reply, false));
  app.get("/replies/:id/thanks", showReplyThanks);
  app.post("/replies/:id/thanks", (request, reply) => thankReply(request, reply, true));
  app.delete("/replies/:id/thanks", (request, reply) => thankReply(request, reply, false));
}

async function thankPost(request: FastifyRequest, reply: FastifyReply, thanked: boolean) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  const count = await thankForPost(ctx, id, thanked);
  if (wantsJson(request)) return thanksAnswer(request, thanked, count);
  return goTo(reply, postPath(await findVisiblePost(ctx, id)));
}

async function thankReply(request: FastifyRequest, reply: FastifyReply, thanked: boolean) {
  const id = idAskedFor(request);
  const count = await thankForReply(personCtx(request.ctx), id, thanked);
  return wantsJson(request) ? thanksAnswer(request, thanked, count) : goTo(reply, replyPath(id));
}

/** What weft-thanks shows then. */
function thanksAnswer(request: FastifyRequest, thanked: boolean, count: number) {
  return { thanked, count, label: request.ctx.t("post.thanks.count", { count }) };
}

async function showPostThanks(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  const lead = ctx.t("post.thanks.for-post", { title: post.title });
  const thankers = await listThanks(ctx, { postId: post.id });
  return sendPage(request, reply, {
    title: ctx.t("post.thanks.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <ThanksPage lead={lead} path={postPath(post)} thankers={thankers} />,
  });
}

async function showReplyThanks(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { reply: words, post } = await findVisibleReply(ctx, idAskedFor(request));
  if (words.deletedAt) throw new NotFound();
  const lead = ctx.t("post.thanks.for-reply", { name: words.authorName, title: post.title });
  const thankers = await listThanks(ctx, { replyId: words.id });
  return sendPage(request, reply, {
    title: ctx.t("post.thanks.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <ThanksPage lead={lead} path={replyPath(words.id)} thankers={thankers} />,
  });
}
