import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  listOpenings,
  listReports,
  openConversation,
  readOpening,
  settleReport,
} from "../conversations/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { sendAdministration } from "./send-administration.tsx";
import { OpenedPage } from "./views/opened-page.tsx";
import { OpeningsPage } from "./views/openings-page.tsx";
import { ReportsPage } from "./views/reports-page.tsx";

type OfId = FastifyRequest<{ Params: { id: string } }>;

const path = "/administration/conversations";

/** Conversations that were reported, opening one under a reason, and who has ever opened one. */
export function conversationRoutes(app: FastifyInstance): void {
  app.get(path, (request, reply) => showReports(request, reply, emptyForm));
  app.post(`${path}/:id/opening`, open);
  app.post(`${path}/:id/settling`, settle);
  app.get(`${path}/openings`, showOpenings);
  app.get(`${path}/openings/:id`, showOpened);
}

async function showReports(request: FastifyRequest, reply: FastifyReply, form: FormState, formOf?: number) {
  const ctx = administratorCtx(request.ctx);
  const reports = await listReports(ctx);
  return sendAdministration(request, reply, {
    title: ctx.t("conversation.reports"),
    place: "conversations",
    view: <ReportsPage {...{ reports, form, formOf }} />,
  });
}

async function open(request: OfId, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const id = idOf(request.params.id);
  return submitForm(
    reply,
    request.body,
    () => openConversation(ctx, id, request.body),
    (form) => showReports(request, reply, form, id),
    (openingId) => {
      setFlash(reply, { key: "conversation.opening.done" });
      return goTo(reply, `${path}/openings/${openingId}`);
    },
  );
}

async function settle(request: OfId, reply: FastifyReply) {
  await settleReport(administratorCtx(request.ctx), idOf(request.params.id));
  setFlash(reply, { key: "conversation.report.settled" });
  return goTo(reply, path);
}

async function showOpenings(request: FastifyRequest, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const page = numberIn(request, "page") ?? 1;
  const { openings, more } = await listOpenings(ctx, page);
  return sendAdministration(request, reply, {
    title: ctx.t("conversation.openings"),
    place: "conversations",
    view: <OpeningsPage {...{ openings, page, more }} />,
  });
}

async function showOpened(request: OfId, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const part = { before: numberIn(request, "before"), after: numberIn(request, "after") };
  const opened = await readOpening(ctx, idOf(request.params.id), part);
  return sendAdministration(request, reply, {
    title: ctx.t("conversation.opening"),
    place: "conversations",
    view: <OpenedPage opened={opened} />,
  });
}

function numberIn({ query }: FastifyRequest, name: string): number | undefined {
  const value = (query as Record<string, unknown>)[name];
  return typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

function idOf(id: string): number {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound();
  return Number(id);
}
