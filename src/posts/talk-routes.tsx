import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { keepAsItIs } from "./close-post.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { markHelpful } from "./mark-helpful.ts";
import { openReplies } from "./open-replies.ts";
import { postPart, postPath, replyPath } from "./paths.ts";
import { canClosePost } from "./permissions.ts";
import { setStage } from "./set-stage.ts";
import { endRound, passTurn, takeTurnBack } from "./take-turn.ts";
import { StagePage } from "./views/stage-page.tsx";

/** How a talk goes: its stage, the turns and the end of a round, replies held back, answers that helped. */
export function talkRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/stage", (request, reply) => showStage(request, reply, emptyForm));
  app.post("/posts/:id/stage", changeStage);
  // The way back after a change: a press without a form.
  app.post("/posts/:id/stage/:stage", takeStageBack);
  app.post("/posts/:id/turn", (request, reply) => turn(request, reply, true));
  app.delete("/posts/:id/turn", (request, reply) => turn(request, reply, false));
  app.post("/posts/:id/round-end", (request, reply) => roundEnd(request, reply, true));
  app.delete("/posts/:id/round-end", (request, reply) => roundEnd(request, reply, false));
  app.post("/posts/:id/opened-replies", (request, reply) => open(request, reply, true));
  app.delete("/posts/:id/opened-replies", (request, reply) => open(request, reply, false));
  app.delete("/posts/:id/closing-date", keep);
  app.post("/replies/:id/helpful", (request, reply) => helpful(request, reply, true));
  app.delete("/replies/:id/helpful", (request, reply) => helpful(request, reply, false));
}

async function showStage(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const post = await findVisiblePost(ctx, idAskedFor(request));
  allow(canClosePost(ctx.viewer, post));
  return sendPage(request, reply, {
    title: ctx.t("post.stage.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <StagePage post={post} form={form} />,
  });
}

async function changeStage(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  return submitForm(
    reply,
    request.body,
    () => setStage(ctx, id, request.body),
    (form) => showStage(request, reply, form),
    async (before) => {
      setFlash(reply, { key: "post.stage.done", undo: postPart(id, `stage/${before ?? "none"}`) });
      return goTo(reply, postPath(await findVisiblePost(ctx, id)));
    },
  );
}

async function takeStageBack(request: FastifyRequest, reply: FastifyReply) {
  const { stage } = request.params as { stage: string };
  const id = idAskedFor(request);
  await setStage(personCtx(request.ctx), id, { stage });
  return backToPost(request, reply, "post.stage.undone");
}

async function turn(request: FastifyRequest, reply: FastifyReply, passes: boolean) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  if (passes) await passTurn(ctx, id);
  else await takeTurnBack(ctx, id);
  return backToPost(request, reply, passes ? "post.round.pass.done" : "post.round.take-back.done");
}

async function roundEnd(request: FastifyRequest, reply: FastifyReply, ended: boolean) {
  await endRound(personCtx(request.ctx), idAskedFor(request), ended);
  return backToPost(request, reply, ended ? "post.round.end.done" : "post.round.resume.done");
}

async function open(request: FastifyRequest, reply: FastifyReply, opened: boolean) {
  await openReplies(personCtx(request.ctx), idAskedFor(request), opened);
  return backToPost(request, reply, opened ? "post.held.open-now.done" : "post.held.hold-again.done");
}

async function keep(request: FastifyRequest, reply: FastifyReply) {
  await keepAsItIs(personCtx(request.ctx), idAskedFor(request));
  return backToPost(request, reply, "post.turns.stopped");
}

async function backToPost(request: FastifyRequest, reply: FastifyReply, key: string) {
  setFlash(reply, { key });
  return goTo(reply, postPath(await findVisiblePost(request.ctx, idAskedFor(request))));
}

async function helpful(request: FastifyRequest, reply: FastifyReply, marked: boolean) {
  const id = idAskedFor(request);
  await markHelpful(personCtx(request.ctx), id, marked);
  setFlash(reply, { key: marked ? "post.helpful.done" : "post.helpful.undone" });
  return goTo(reply, replyPath(id));
}
