import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { groupPath, groupsToPostIn } from "../groups/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, formAction, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { closePost, reopenPost } from "./close-post.ts";
import { deletePost, restorePost } from "./delete-post.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { movePost } from "./move-post.ts";
import { postPart, postPath } from "./paths.ts";
import { canClosePost, canMovePost, canStartPost } from "./permissions.ts";
import { pinPost } from "./pin-post.ts";
import { ClosePage } from "./views/close-page.tsx";
import { MovePage } from "./views/move-page.tsx";

/** What is done with a post beside writing it: deleting, pinning, closing, moving, each with its way back. */
export function postActRoutes(app: FastifyInstance): void {
  app.delete("/posts/:id", remove);
  app.post("/posts/:id/restoration", restore);
  app.post("/posts/:id/pin", (request, reply) => pin(request, reply, true));
  app.delete("/posts/:id/pin", (request, reply) => pin(request, reply, false));
  app.get("/posts/:id/closing", (request, reply) => showClosing(request, reply, emptyForm));
  app.post("/posts/:id/closing", close);
  app.delete("/posts/:id/closing", reopen);
  app.get("/posts/:id/group", (request, reply) => showMove(request, reply, emptyForm));
  app.put("/posts/:id/group", move);
}

async function remove(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  await deletePost(ctx, id);
  const post = await findVisiblePost(ctx, id); // its author, or who looks after the group: they still see it
  const key = post.publishedAt ? "post.deleted" : "post.draft.discarded";
  setFlash(reply, { key, undo: postPart(id, "restoration") });
  return goTo(reply, post.publishedAt ? groupPath(post.group) : "/drafts");
}

async function restore(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  await restorePost(ctx, id);
  setFlash(reply, { key: "post.restored" });
  return goTo(reply, postPath(await findVisiblePost(ctx, id)));
}

async function pin(request: FastifyRequest, reply: FastifyReply, pinned: boolean) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  await pinPost(ctx, id, pinned);
  setFlash(reply, { key: pinned ? "post.pin.done" : "post.unpin.done" });
  return goTo(reply, postPath(await findVisiblePost(ctx, id)));
}

async function showClosing(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  allow(canClosePost(ctx.viewer, post));
  return sendPage(request, reply, {
    title: ctx.t(post.closedAt ? "post.reopen.title" : "post.close.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <ClosePage post={post} form={form} />,
  });
}

async function close(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  return submitForm(
    reply,
    request.body,
    () => closePost(ctx, id, request.body),
    (form) => showClosing(request, reply, form),
    async (on) => {
      setFlash(
        reply,
        on
          ? { key: "post.close.on.done", undo: formAction(postPart(id, "closing-date"), "delete") }
          : { key: "post.close.done" },
      );
      return goTo(reply, postPath(await findVisiblePost(ctx, id)));
    },
  );
}

async function reopen(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  return submitForm(
    reply,
    request.body,
    () => reopenPost(ctx, id, request.body),
    (form) => showClosing(request, reply, form),
    async (on) => {
      setFlash(
        reply,
        on
          ? { key: "post.reopen.on.done", undo: formAction(postPart(id, "closing-date"), "delete") }
          : { key: "post.reopen.done" },
      );
      return goTo(reply, postPath(await findVisiblePost(ctx, id)));
    },
  );
}

async function showMove(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  allow(canMovePost(ctx.viewer, post));
  const groups = (await groupsToPostIn(ctx)).filter(
    (group) => group.id !== post.groupId && canStartPost(ctx.viewer, group, post.kind) === null,
  );
  return sendPage(request, reply, {
    title: ctx.t("post.move.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <MovePage post={post} groups={groups} form={form} />,
  });
}

async function move(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  return submitForm(
    reply,
    request.body,
    () => movePost(ctx, id, request.body),
    (form) => showMove(request, reply, form),
    async (group) => {
      setFlash(reply, { key: "post.move.done", values: { group: group.name } });
      return goTo(reply, postPath(await findVisiblePost(ctx, id)));
    },
  );
}
