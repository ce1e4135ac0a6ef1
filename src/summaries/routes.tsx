import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forgetDraft } from "../drafts/index.ts";
import { sendPage } from "../frame/index.ts";
import { allow, Conflict, Invalid, NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { findRail, findVisiblePost, postPath } from "../posts/index.ts";
import { type PersonCtx, personCtx } from "../viewer/index.ts";
import { answerCitation } from "./answer-citation.ts";
import { citationOf } from "./citation.ts";
import { findReadable } from "./find-readable.ts";
import { listEvidence } from "./list-evidence.ts";
import { summaryPath } from "./paths.ts";
import { canSummarise } from "./permissions.ts";
import { readSummary, readVersions, type Summary } from "./read-summary.ts";
import { SummaryHistoryPage } from "./views/summary-history-page.tsx";
import { WriteSummaryPage } from "./views/write-summary-page.tsx";
import { writeSummary } from "./write-summary.ts";

/** Writing the summary of a talk, its history, and the answers of those it cites. */
export function summaryRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/summary", (request, reply) => showForm(request, reply, emptyForm));
  app.put("/posts/:id/summary", saveSummary);
  app.delete("/posts/:id/summary", removeSummary);
  app.get("/posts/:id/summary/history", showHistory);
  app.post("/posts/:id/summary/answer", sendAnswer);
  // Where a browser without scripts stands after an answer that was not taken, and asks anew.
  app.get("/posts/:id/summary/answer", async (request, reply) =>
    goTo(reply, `/posts/${idOf(request)}#summary`),
  );
}

function idOf({ params }: FastifyRequest): number {
  const { id } = params as { id: string };
  if (!/^\d{1,15}(?:-.*)?$/.test(id)) throw new NotFound();
  return Number.parseInt(id, 10);
}

interface Typed {
  readonly markdown: string;
  readonly open: string;
}

async function showForm(request: FastifyRequest, reply: FastifyReply, form: FormState, mine?: Typed) {
  const ctx = personCtx(request.ctx);
  const post = await findReadable(ctx, idOf(request));
  allow(canSummarise(ctx.viewer, post));
  const cite = Number((request.query as { cite?: unknown }).cite) || undefined;
  const [summary, evidence] = await Promise.all([
    readSummary(ctx, post.id),
    listEvidence(ctx, post.id, cite),
  ]);
  const wished = evidence.find((one) => one.id === cite);
  const start = startOf(summary, wished && `- … (${citationOf(wished)})`);
  const since = mine === undefined ? sinceOf(form, summary) : (summary?.version ?? 0);
  return sendPage(request, reply, {
    title: `${ctx.t("summary.title")}: ${post.title}`,
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <WriteSummaryPage {...{ post, summary, evidence, start, form, since, mine }} />,
  });
}

function startOf(summary: Summary | undefined, line: string | undefined): Typed {
  const written = summary?.markdown ?? "";
  const separated = /^[-*+] .*$/.test(written.slice(written.lastIndexOf("\n") + 1)) ? "\n" : "\n\n";
  const markdown = line === undefined ? written : written === "" ? line : `${written}${separated}${line}`;
  return { markdown, open: summary?.openMarkdown ?? "" };
}

/** A form that is shown again still begins from the version that it began from. */
function sinceOf(form: FormState, summary: Summary | undefined): number {
  const typed = Number(form.values.since);
  return form.values.since !== undefined && Number.isInteger(typed) ? typed : (summary?.version ?? 0);
}

const fieldOf = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? value : "";
};

async function saveSummary(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  const { body } = request;
  try {
    return await submitForm(
      reply,
      body,
      () => writeSummary(ctx, id, body, (tx) => forgetDraft(tx, fieldOf(body, "draft"))),
      (form) => showForm(request, reply, form),
      ({ removed }) => saved(ctx, reply, id, removed),
    );
  } catch (error) {
    if (!(error instanceof Conflict) || error.message !== "summary.conflict") throw error;
    reply.code(error.status);
    const { since: _past, ...values } = body as Record<string, unknown>;
    const mine = { markdown: fieldOf(body, "markdown"), open: fieldOf(body, "open") };
    return showForm(request, reply, { values, errors: {} }, mine);
  }
}

async function saved(ctx: PersonCtx, reply: FastifyReply, id: number, removed: boolean) {
  const post = await findVisiblePost(ctx, id);
  setFlash(reply, { key: removed ? "summary.removed" : "summary.saved", draftSent: `summary-${id}` });
  return goTo(reply, removed ? summaryPath(id, "history") : `${postPath(post)}#summary`);
}

async function removeSummary(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  await writeSummary(ctx, id, { markdown: "", open: "" });
  return saved(ctx, reply, id, true);
}

async function sendAnswer(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idOf(request);
  const post = await findReadable(ctx, id);
  try {
    await answerCitation(ctx, id, request.body);
    setFlash(reply, { key: "summary.answer.kept" });
  } catch (error) {
    const reason = error instanceof Invalid ? Object.values(error.fields)[0] : undefined;
    const changed = error instanceof Conflict ? error.message : undefined;
    if (reason === undefined && changed === undefined) throw error;
    setFlash(reply, { key: reason ?? (changed as string) });
  }
  return goTo(reply, `${postPath(post)}#summary`);
}

const versionsPerPage = 20;

async function showHistory(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const post = await findReadable(ctx, idOf(request));
  const summary = await readSummary(ctx, post.id);
  if (!summary) throw new NotFound();
  const asked = Number((request.query as { to?: unknown }).to) || summary.version;
  const to = Math.min(Math.max(1, Math.trunc(asked)), summary.version);
  const versions = await readVersions(ctx, post.id, to, versionsPerPage + 1);
  const changes = versions
    .slice(0, versionsPerPage)
    .map((version, index) => ({ version, before: versions[index + 1] }));
  const turned = (number: number) => `${summaryPath(post.id, "history")}?to=${number}`;
  const older = versions.length > versionsPerPage ? turned(to - versionsPerPage) : null;
  const newer = to < summary.version ? turned(Math.min(summary.version, to + versionsPerPage)) : null;
  const mayWrite = canSummarise(ctx.viewer, post) === null;
  return sendPage(request, reply, {
    title: `${ctx.t("summary.history.title")}: ${post.title}`,
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <SummaryHistoryPage {...{ post, changes, current: summary.version, older, newer, mayWrite }} />,
  });
}
