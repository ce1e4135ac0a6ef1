import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, localPath, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { textIn } from "./asked-for.ts";
import { blockPerson, chooseWriters, listBlocked, readChoice } from "./choose.ts";
import { ConversationSettings } from "./views/conversation-settings.tsx";

const path = "/settings/conversations";
type OfPerson = FastifyRequest<{ Params: { handle: string } }>;

/** Who may begin a conversation with one, and whom one has blocked. */
export function settingsRoutes(app: FastifyInstance): void {
  app.get(path, (request, reply) => showSettings(request, reply, emptyForm));
  app.post(path, choose);
  app.put(`${path}/blocks/:handle`, (request: OfPerson, reply) => block(request, reply, true));
  app.delete(`${path}/blocks/:handle`, (request: OfPerson, reply) => block(request, reply, false));
}

async function showSettings(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const [choice, blocked] = await Promise.all([readChoice(ctx), listBlocked(ctx)]);
  return sendPage(request, reply, {
    title: ctx.t("conversation.settings"),
    robots: "noindex",
    view: <ConversationSettings {...{ choice, blocked, form }} />,
  });
}

async function choose(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  return submitForm(
    reply,
    request.body,
    () => chooseWriters(ctx, request.body),
    (form) => showSettings(request, reply, form),
    () => {
      setFlash(reply, { key: "conversation.settings.done" });
      return goTo(reply, path);
    },
  );
}

async function block(request: OfPerson, reply: FastifyReply, blocked: boolean) {
  const name = await blockPerson(personCtx(request.ctx), request.params.handle, blocked);
  setFlash(reply, {
    key: blocked ? "conversation.block.done" : "conversation.unblock.done",
    values: { name },
  });
  return goTo(reply, localPath(textIn(request.body, "to"), path));
}
