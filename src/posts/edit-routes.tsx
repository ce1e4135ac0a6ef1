import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import { sendPage } from "../frame/index.ts";
import { allow, Conflict, NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { fieldOf, idAskedFor } from "./asked-for.ts";
import { editPost } from "./edit-post.ts";
import { editReply } from "./edit-reply.ts";
import { editStamp } from "./edit-stamp.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { findVisibleReply, replyFacts } from "./find-reply.ts";
import { postKind } from "./kinds.ts";
import { postPart, postPath, replyPath } from "./paths.ts";
import { canEditPost } from "./permissions.ts";
import { findTagsInUse } from "./tags-in-use.ts";
import { readPublishPlan } from "./unschedule-post.ts";
import { EditPostPage } from "./views/edit-post-page.tsx";
import { EditReplyPage } from "./views/edit-reply-page.tsx";
import { wordsAfter } from "./words-after.ts";

/** Changing posts and replies. */
export function editRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/edit", (request, reply) => showPost(request, reply, emptyForm));
  app.patch("/posts/:id", savePost);
  app.get("/replies/:id/edit", (request, reply) => showReply(request, reply, emptyForm));
  app.patch("/replies/:id", saveReply);
}

async function showPost(request: FastifyRequest, reply: FastifyReply, form: FormState, mine?: string) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  allow(canEditPost(ctx.viewer, post));
  const [rail, tags, plan] = await Promise.all([
    findRail(ctx, post),
    findTagsInUse(ctx),
    post.publishedAt ? undefined : readPublishPlan(ctx, post.id),
  ]);
  const kind = postKind(post.kind);
  const since = beganFrom(form, post.editedAt);
  const draft = `edit-post-${post.id}`;
  const byOther = post.authorId !== ctx.viewer.id;
  return sendPage(request, reply, {
    title: ctx.t(post.publishedAt ? "post.edit.title" : "post.edit.draft"),
    robots: "noindex",
    rail,
    view: <EditPostPage {...{ post, kind, form, tags, draft, plan, since, mine, byOther }} />,
  });
}

async function savePost(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { body } = request;
  const id = idAskedFor(request);
  return save(
    request,
    reply,
    () => editPost(ctx, id, body, (tx) => forgetDraft(tx, fieldOf(body, "draft"))),
    showPost,
    async (saved) => {
      const published = saved.published && fieldOf(body, "intent") === "publish";
      const words =
        saved.published && !published
          ? { key: "post.saved" }
          : await wordsAfter(ctx, { ...saved, id, groupId: (await findVisiblePost(ctx, id)).groupId });
      setFlash(reply, { ...words, draftSent: `edit-post-${id}` });
      if (saved.publishOn) return goTo(reply, "/drafts");
      return goTo(reply, saved.published ? postPath({ id, title: saved.title }) : postPart(id, "edit"));
    },
  );
}

async function showReply(request: FastifyRequest, reply: FastifyReply, form: FormState, mine?: string) {
  const ctx = personCtx(request.ctx);
  const found = await findVisibleReply(ctx, idAskedFor(request));
  if (found.reply.deletedAt) throw new NotFound();
  allow(canEditPost(ctx.viewer, replyFacts(found.reply, found.post)));
  const since = beganFrom(form, found.reply.editedAt);
  const draft = `edit-reply-${found.reply.id}`;
  const byOther = found.reply.authorId !== ctx.viewer.id;
  return sendPage(request, reply, {
    title: ctx.t("post.edit.reply"),
    robots: "noindex",
    rail: await findRail(ctx, found.post),
    view: <EditReplyPage {...{ ...found, form, draft, since, mine, byOther }} />,
  });
}

async function saveReply(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { body } = request;
  const id = idAskedFor(request);
  return save(
    request,
    reply,
    () => editReply(ctx, id, body, (tx) => forgetDraft(tx, fieldOf(body, "draft"))),
    showReply,
    () => {
      setFlash(reply, { key: "post.reply.edited", draftSent: `edit-reply-${id}` });
      return goTo(reply, replyPath(id));
    },
  );
}

/** A form that is shown again still begins from the version that it began from. */
function beganFrom(form: FormState, editedAt: Date | null): string {
  return fieldOf(form.values, "since") ?? editStamp(editedAt);
}

type ShowForm = (request: FastifyRequest, reply: FastifyReply, form: FormState, mine?: string) => unknown;

/**
 * Saves a changed text, or shows its form again. Where somebody else was first, it comes again with both texts: saved once
 * more, mine takes the place of theirs.
 */
async function save<Saved>(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<Saved>,
  show: ShowForm,
  done: (saved: Saved) => unknown,
): Promise<unknown> {
  try {
    return await submitForm(reply, request.body, act, (form) => show(request, reply, form), done);
  } catch (error) {
    if (!(error instanceof Conflict) || error.message !== "post.conflict.edited") throw error;
    reply.code(error.status);
    const { since: _past, ...values } = request.body as Record<string, unknown>;
    return show(request, reply, { values, errors: {} }, fieldOf(request.body, "markdown") ?? "");
  }
}
