import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { groupsToPostIn } from "../groups/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { listRepliesToMove } from "./list-replies-to-move.ts";
import { mergeThreads } from "./merge-threads.ts";
import { postPart, postPath } from "./paths.ts";
import { canArrangePost } from "./permissions.ts";
import { kindsToSplitInto, splitThread, undoSplit } from "./split-thread.ts";
import { MergePage } from "./views/merge-page.tsx";
import { SplitPage } from "./views/split-page.tsx";

/** Splitting replies off into a talk of their own, and joining two talks. */
export function structureRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/split", (request, reply) => showSplit(request, reply, emptyForm));
  app.post("/posts/:id/split", split);
  app.post("/posts/:id/reunion", reunite);
  app.get("/posts/:id/merge", (request, reply) => showMerge(request, reply, emptyForm));
  app.post("/posts/:id/merge", merge);
}

async function showSplit(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  allow(canArrangePost(ctx.viewer, post));
  const [groups, replies] = await Promise.all([groupsToPostIn(ctx), listRepliesToMove(ctx, post.id)]);
  return sendPage(request, reply, {
    title: ctx.t("thread.split.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <SplitPage {...{ post, groups, replies, form }} kinds={kindsToSplitInto()} />,
  });
}

async function split(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  return submitForm(
    reply,
    request.body,
    () => splitThread(ctx, id, request.body),
    (form) => showSplit(request, reply, form),
    async (post) => {
      setFlash(reply, { key: "thread.split.done", undo: postPart(post.id, "reunion") });
      return goTo(reply, postPath(post));
    },
  );
}

async function reunite(request: FastifyRequest, reply: FastifyReply) {
  const post = await undoSplit(personCtx(request.ctx), idAskedFor(request));
  setFlash(reply, { key: "thread.split.undone" });
  return goTo(reply, postPath(post));
}

async function showMerge(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  allow(canArrangePost(ctx.viewer, post));
  return sendPage(request, reply, {
    title: ctx.t("thread.merge.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <MergePage post={post} form={form} />,
  });
}

async function merge(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  return submitForm(
    reply,
    request.body,
    () => mergeThreads(ctx, idAskedFor(request), request.body),
    (form) => showMerge(request, reply, form),
    (target) => {
      setFlash(reply, { key: "thread.merge.done" });
      return goTo(reply, postPath(target));
    },
  );
}
