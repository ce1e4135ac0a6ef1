import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { findTalkers, findVisiblePost, type Post } from "../posts/index.ts";
import { type PersonCtx, personCtx } from "../viewer/index.ts";
import { numberIn, textIn } from "./asked-for.ts";
import { handlesIn } from "./input.ts";
import { listConversations } from "./list-conversations.ts";
import { conversationPath } from "./paths.ts";
import { findReachable, type Reachable } from "./reachable.ts";
import { findPair, startConversation } from "./start-conversation.ts";
import { findTitles } from "./titles.ts";
import { ConversationsPage } from "./views/conversations-page.tsx";
import { NewConversationPage } from "./views/new-conversation-page.tsx";

/** The list of one's conversations, and beginning one. */
export function startRoutes(app: FastifyInstance): void {
  app.get("/conversations", showList);
  app.get("/conversations/new", showNew);
  app.post("/conversations", begin);
}

async function showList(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const page = numberIn(request, "page") ?? 1;
  const { conversations, more } = await listConversations(ctx, page);
  const titles = await findTitles(ctx, conversations);
  return sendPage(request, reply, {
    title: ctx.t("conversation.list"),
    robots: "noindex",
    view: <ConversationsPage {...{ conversations, titles, page, more }} />,
  });
}

async function showNew(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const to = handlesIn(textIn(request.query, "to"));
  const post = numberIn(request, "post");
  const chosen = await findReachable(ctx, { handles: to });
  const [only] = chosen;
  if (only && to.length === 1 && post === undefined && textIn(request.query, "more") === "") {
    const known = await findPair(ctx, only.id);
    if (known !== undefined) return goTo(reply, `${conversationPath(known)}#write`);
  }
  const unknown = to.length - chosen.length;
  return sendNew(request, reply, { chosen, unknown, postId: post, form: emptyForm });
}

async function begin(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { body } = request;
  const draft = textIn(body, "draft");
  return submitForm(
    reply,
    body,
    () => startConversation(ctx, body, (tx) => forgetDraft(tx, draft)),
    async (form) => {
      const given = (body as Record<string, unknown> | null)?.people;
      const handles = handlesIn(Array.isArray(given) ? given.map(String) : textIn(body, "people"));
      const chosen = await findReachable(ctx, { handles });
      const postId = Number(textIn(body, "post")) || undefined;
      return sendNew(request, reply, { chosen, unknown: handles.length - chosen.length, postId, form });
    },
    ({ conversationId, messageId }) => {
      setFlash(reply, { key: "conversation.begun", draftSent: draft });
      return goTo(reply, `${conversationPath(conversationId)}#message-${messageId}`);
    },
  );
}

interface NewConversation {
  readonly chosen: readonly Reachable[];
  /** How many were named whom the viewer may not write to. */
  readonly unknown: number;
  readonly postId: number | undefined;
  readonly form: FormState;
}

async function sendNew(request: FastifyRequest, reply: FastifyReply, shown: NewConversation) {
  const ctx = personCtx(request.ctx);
  const { chosen, unknown, postId, form } = shown;
  const post = postId === undefined ? undefined : await findVisiblePost(ctx, postId);
  const letters = textIn(request.query, "q").slice(0, 60);
  const found = await findOffered(ctx, letters, post);
  const taken = new Set(chosen.map((person) => person.id));
  const offered = found.filter((person) => !taken.has(person.id));
  return sendPage(request, reply, {
    title: ctx.t("conversation.new"),
    robots: "noindex",
    view: <NewConversationPage {...{ chosen, unknown, offered, letters, post, form }} />,
  });
}

/** Whom one might write to: those found by their name, else those of the talk, else the first of all. */
async function findOffered(ctx: PersonCtx, letters: string, post: Post | undefined) {
  if (letters !== "" || post === undefined) return findReachable(ctx, { letters });
  const { people } = await findTalkers(ctx, post.id);
  return findReachable(ctx, { ids: people.map((person) => person.id) });
}
