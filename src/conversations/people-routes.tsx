import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { addPeople } from "./add-people.ts";
import { idOf, textIn } from "./asked-for.ts";
import { muteConversation } from "./choose.ts";
import { findConversation } from "./find-conversation.ts";
import { leaveConversation } from "./leave-conversation.ts";
import { namesOf } from "./names.ts";
import { conversationPath } from "./paths.ts";
import { canAdd } from "./permissions.ts";
import { findReachable } from "./reachable.ts";
import { reportConversation } from "./report-conversation.ts";
import { PeoplePage } from "./views/people-page.tsx";

/** Who is in a conversation: bringing people in, muting it, leaving it, reporting it. */
export function peopleRoutes(app: FastifyInstance): void {
  const path = "/conversations/:id";
  app.get(`${path}/people`, (request, reply) => showPeople(request, reply, {}));
  app.post(`${path}/people`, add);
  app.put(`${path}/mute`, (request, reply) => mute(request, reply, true));
  app.delete(`${path}/mute`, (request, reply) => mute(request, reply, false));
  app.post(`${path}/leaving`, leave);
  app.post(`${path}/report`, report);
  // Where a browser without scripts stands after a report that was not taken, and asks anew.
  app.get(`${path}/report`, async (request, reply) => goTo(reply, conversationPath(idOf(request), "people")));
}

async function showPeople(
  request: FastifyRequest,
  reply: FastifyReply,
  forms: { readonly add?: FormState; readonly report?: FormState },
) {
  const ctx = personCtx(request.ctx);
  const conversation = await findConversation(ctx, idOf(request));
  const letters = textIn(request.query, "q").slice(0, 60);
  const present = new Set(conversation.people.map((person) => person.id));
  const found = canAdd(conversation) === null ? await findReachable(ctx, { letters }) : [];
  const offered = found.filter((person) => !present.has(person.id));
  const { add = emptyForm, report = emptyForm } = forms;
  return sendPage(request, reply, {
    title: `${ctx.t("conversation.people")}: ${namesOf(ctx.t, ctx.viewer.language, conversation.others)}`,
    robots: "noindex",
    view: (
      <PeoplePage
        {...{ conversation, viewerId: ctx.viewer.id, letters, offered, add, report }}
        mayAdd={canAdd(conversation)}
      />
    ),
  });
}

async function add(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  return submitForm(
    reply,
    request.body,
    () => addPeople(ctx, id, request.body),
    (form) => showPeople(request, reply, { add: form }),
    (count) => {
      setFlash(reply, { key: "conversation.people.added", values: { count } });
      return goTo(reply, conversationPath(id, "people"));
    },
  );
}

async function mute(request: FastifyRequest, reply: FastifyReply, muted: boolean) {
  const id = idOf(request);
  await muteConversation(personCtx(request.ctx), id, muted);
  setFlash(reply, { key: muted ? "conversation.mute.done" : "conversation.unmute.done" });
  return goTo(reply, conversationPath(id, "people"));
}

async function leave(request: FastifyRequest, reply: FastifyReply) {
  await leaveConversation(personCtx(request.ctx), idOf(request));
  setFlash(reply, { key: "conversation.leave.done" });
  return goTo(reply, "/conversations");
}

async function report(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  return submitForm(
    reply,
    request.body,
    () => reportConversation(ctx, id, request.body),
    (form) => showPeople(request, reply, { report: form }),
    () => {
      setFlash(reply, { key: "conversation.report.done" });
      return goTo(reply, conversationPath(id, "people"));
    },
  );
}
