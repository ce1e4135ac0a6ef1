import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import { sendPage } from "../frame/index.ts";
import { Forbidden } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idOf, numberIn, textIn } from "./asked-for.ts";
import { findConversation } from "./find-conversation.ts";
import { namesOf } from "./names.ts";
import { findPassage } from "./passage.ts";
import { conversationPath } from "./paths.ts";
import { canCarry, canWrite } from "./permissions.ts";
import { findTalk } from "./propose-passage.ts";
import { noteRead, readMessages } from "./read-messages.ts";
import { sendMessage } from "./send-message.ts";
import { ConversationPage } from "./views/conversation-page.tsx";

/** Reading a conversation and writing in it. */
export function conversationRoutes(app: FastifyInstance): void {
  app.get("/conversations/:id", (request, reply) => showConversation(request, reply, emptyForm));
  app.post("/conversations/:id/messages", send);
  // Where a browser without scripts stands after a message that was not taken, and asks anew.
  app.get("/conversations/:id/messages", async (request, reply) =>
    goTo(reply, `${conversationPath(idOf(request))}#write`),
  );
}

async function showConversation(
  request: FastifyRequest,
  reply: FastifyReply,
  form: FormState,
  unsent?: string,
) {
  const ctx = personCtx(request.ctx);
  const conversation = await findConversation(ctx, idOf(request));
  const part = { before: numberIn(request, "before"), after: numberIn(request, "after") };
  const [page, post, passage] = await Promise.all([
    readMessages(ctx, conversation.id, conversation.mine, part),
    findTalk(ctx, conversation),
    findPassage(ctx, conversation),
  ]);
  const last = page.messages.at(-1)?.id;
  if (last !== undefined && page.newer === null && !isFetchedAhead(request))
    await noteRead(ctx, conversation, last);
  const mayWrite = canWrite(conversation);
  const mayCarry = canCarry(ctx.viewer, conversation, post) === null;
  const { viewer } = ctx;
  return sendPage(request, reply, {
    title: ctx.t("conversation.title", { names: namesOf(ctx.t, viewer.language, conversation.others) }),
    robots: "noindex",
    view: (
      <ConversationPage
        {...{ conversation, viewerId: viewer.id, page, post, passage, mayWrite, mayCarry, form, unsent }}
      />
    ),
  });
}

/** Browsers and Turbo fetch pages that somebody only points at: that is not reading. */
function isFetchedAhead({ headers }: FastifyRequest): boolean {
  return /prefetch/.test(`${headers["sec-purpose"]} ${headers["x-sec-purpose"]}`);
}

async function send(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  const { body } = request;
  try {
    return await submitForm(
      reply,
      body,
      () => sendMessage(ctx, id, body, (tx) => forgetDraft(tx, textIn(body, "draft"))),
      (form) => showConversation(request, reply, form),
      (messageId) => {
        setFlash(reply, { key: "conversation.sent", draftSent: `conversation-${id}` });
        return goTo(reply, `${conversationPath(id)}#message-${messageId}`);
      },
    );
  } catch (error) {
    // Refused meanwhile: the words are shown, so that they can be kept.
    if (!(error instanceof Forbidden) || textIn(body, "markdown") === "") throw error;
    reply.code(error.status);
    return showConversation(request, reply, emptyForm, textIn(body, "markdown"));
  }
}
