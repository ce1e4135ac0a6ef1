import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import { sendPage } from "../frame/index.ts";
import { allow, Conflict, Invalid, WeftError } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import type { Post } from "../posts/index.ts";
import { personCtx } from "../viewer/index.ts";
import { answerPassage, postPassage } from "./answer-passage.ts";
import { idOf, numberIn, textIn } from "./asked-for.ts";
import { findConversation } from "./find-conversation.ts";
import { composePassage, findPassage } from "./passage.ts";
import { conversationPath } from "./paths.ts";
import { canCarry } from "./permissions.ts";
import { chooseMessages, findTalk, proposePassage, takeBackPassage } from "./propose-passage.ts";
import { readMessages } from "./read-messages.ts";
import { PassagePage } from "./views/passage-page.tsx";

/** Carrying words of a conversation into its talk: choosing, writing, asking, answering. */
export function passageRoutes(app: FastifyInstance): void {
  const path = "/conversations/:id/passage";
  app.get(path, (request, reply) => showForm(request, reply, emptyForm));
  app.post(path, propose);
  app.delete(path, takeBack);
  app.post(`${path}/answer`, answer);
  app.post(`${path}/posting`, postIt);
}

/** The numbers of the messages that are chosen, out of a query or a form. */
function chosenIn(from: unknown): number[] {
  const given = (from as Record<string, unknown> | null | undefined)?.messages;
  const ids = [given].flat().map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, 50);
}

async function showForm(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const conversation = await findConversation(ctx, idOf(request));
  const post = await findTalk(ctx, conversation);
  allow(canCarry(ctx.viewer, conversation, post));
  const asking = await findPassage(ctx, conversation);
  const mine = asking?.proposedBy === ctx.viewer.id ? asking : undefined;
  if (asking && !mine) throw new Conflict("conversation.refused.asking");
  const ids = chosenIn(request.method === "GET" ? request.query : request.body);
  const chosen = ids.length > 0 ? ids : (mine?.messageIds ?? []);
  const { messages, problem } = await chooseMessages(ctx, conversation, chosen).then(
    (found) => ({ messages: found, problem: undefined }),
    (error: unknown) => {
      if (!(error instanceof Invalid)) throw error;
      return { messages: [], problem: error.fields[""] };
    },
  );
  const named = textIn(request.query, "named") !== "no";
  const from = Math.max(...conversation.people.map((person) => person.seesAfter));
  const { messages: lately, older } = await readMessages(
    ctx,
    conversation.id,
    { seesAfter: from },
    { before: numberIn(request, "before") },
  );
  const present = new Set(conversation.people.map((person) => person.id));
  const offered = lately.filter((one) => one.kind === "words" && one.author && present.has(one.author.id));
  const text = ids.length === 0 && mine ? mine.markdown : composePassage(messages, named);
  return sendPage(request, reply, {
    title: ctx.t("conversation.passage.title"),
    robots: "noindex",
    view: (
      <PassagePage
        {...{ conversation, post: post as Post, offered, older, messages, problem, named, text, form }}
        changes={mine !== undefined}
      />
    ),
  });
}

async function propose(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  const { body } = request;
  return submitForm(
    reply,
    body,
    () => proposePassage(ctx, id, body, (tx) => forgetDraft(tx, textIn(body, "draft"))),
    (form) => showForm(request, reply, form),
    () => {
      setFlash(reply, { key: "conversation.passage.asked", draftSent: textIn(body, "draft") });
      return goTo(reply, `${conversationPath(id)}#passage`);
    },
  );
}

async function takeBack(request: FastifyRequest, reply: FastifyReply) {
  const id = idOf(request);
  await takeBackPassage(personCtx(request.ctx), id);
  setFlash(reply, { key: "conversation.passage.taken-back" });
  return goTo(reply, conversationPath(id));
}

async function answer(request: FastifyRequest, reply: FastifyReply) {
  const id = idOf(request);
  try {
    const came = await answerPassage(personCtx(request.ctx), id, request.body);
    setFlash(reply, { key: `conversation.passage.came.${came}` });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    setFlash(reply, { key: error.message, kind: "warning" });
  }
  return goTo(reply, `${conversationPath(id)}#passage`);
}

async function postIt(request: FastifyRequest, reply: FastifyReply) {
  const id = idOf(request);
  const ctx = personCtx(request.ctx);
  await findConversation(ctx, id);
  try {
    await postPassage(ctx, id);
    setFlash(reply, { key: "conversation.passage.came.posted" });
  } catch (error) {
    // Whether the one who asked may still write in that talk is not the viewer's to know.
    if (!(error instanceof WeftError)) throw error;
    setFlash(reply, { key: "conversation.passage.came.kept", kind: "warning" });
  }
  return goTo(reply, `${conversationPath(id)}#latest`);
}
