import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { findVisibleGroup, GroupRail } from "../groups/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { personCtx } from "../viewer/index.ts";
import { beginSeries } from "./begin-series.ts";
import { changePart, endSeries, skipPart } from "./change-part.ts";
import { partPath, seriesPath } from "./paths.ts";
import { canBeginSeries, canChangePart, canKeepSeries, canNameHosts } from "./permissions.ts";
import { findSeries, listSeries, partOf } from "./read-series.ts";
import { dropOffer, swapHosts } from "./swap-hosts.ts";
import { NewSeriesPage } from "./views/new-series-page.tsx";
import { PartPage } from "./views/part-page.tsx";
import { SeriesListPage } from "./views/series-list-page.tsx";
import { SeriesPage } from "./views/series-page.tsx";

type InGroup = FastifyRequest<{ Params: { slug: string } }>;
type OfSeries = FastifyRequest<{ Params: { id: string; number?: string } }>;

/** The series of a group, and what is done with one. */
export function seriesRoutes(app: FastifyInstance): void {
  app.get("/groups/:slug/series", showList);
  app.get("/groups/:slug/series/new", (request: InGroup, reply) => showNew(request, reply, emptyForm));
  app.post("/groups/:slug/series", begin);
  app.get("/series/:id", showSeries);
  app.post("/series/:id/ending", (request: OfSeries, reply) => end(request, reply, true));
  app.delete("/series/:id/ending", (request: OfSeries, reply) => end(request, reply, false));
  app.get("/series/:id/parts/:number/edit", (request: OfSeries, reply) =>
    showPart(request, reply, emptyForm),
  );
  app.patch("/series/:id/parts/:number", savePart);
  app.post("/series/:id/parts/:number/skip", (request: OfSeries, reply) => skip(request, reply, true));
  app.delete("/series/:id/parts/:number/skip", (request: OfSeries, reply) => skip(request, reply, false));
  app.post("/series/:id/parts/:number/swap", swap);
  app.delete("/series/:id/parts/:number/swap", drop);
}

function numbersAt({ params }: OfSeries): { id: number; number: number } {
  const { id, number = "0" } = params;
  if (!/^\d{1,15}$/.test(id) || !/^\d{1,4}$/.test(number)) throw new NotFound();
  return { id: Number(id), number: Number(number) };
}

async function showList(request: InGroup, reply: FastifyReply) {
  const { ctx } = request;
  const { group, series } = await listSeries(ctx, request.params.slug);
  return sendPage(request, reply, {
    title: `${ctx.t("series.list.title")} · ${group.name}`,
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} />,
    view: <SeriesListPage {...{ group, series, mayBegin: canBeginSeries(ctx.viewer, group) === null }} />,
  });
}

async function showNew(request: InGroup, reply: FastifyReply, form: FormState) {
  const group = await findVisibleGroup(request.ctx, request.params.slug);
  const ctx = personCtx(request.ctx);
  allow(canBeginSeries(ctx.viewer, group));
  const { timeZone } = await readSettings(ctx);
  const mayName = canNameHosts(ctx.viewer, group) === null;
  return sendPage(request, reply, {
    title: ctx.t("series.kind.start"),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} />,
    view: <NewSeriesPage {...{ group, form, timeZone, mayName }} />,
  });
}

async function begin(request: InGroup, reply: FastifyReply) {
  // Looked at first, so that a visitor is led to the way to log in only where they may know of the group.
  await findVisibleGroup(request.ctx, request.params.slug);
  const ctx = personCtx(request.ctx);
  return submitForm(
    reply,
    request.body,
    () => beginSeries(ctx, request.params.slug, request.body),
    (form) => showNew(request, reply, form),
    (id) => {
      setFlash(reply, { key: "series.begun", draftSent: `new-series-${id}` });
      return goTo(reply, seriesPath(id));
    },
  );
}

async function showSeries(request: OfSeries, reply: FastifyReply) {
  const { ctx } = request;
  const series = await findSeries(ctx, numbersAt(request).id);
  const { viewer } = ctx;
  const rights = {
    keep: canKeepSeries(viewer, series) === null,
    decides: canNameHosts(viewer, series.group) === null,
    change: new Set(
      series.parts.filter((part) => canChangePart(viewer, series, part) === null).map((part) => part.id),
    ),
  };
  return sendPage(request, reply, {
    title: series.title,
    robots: "noindex",
    rail: <GroupRail group={series.group} viewer={viewer} />,
    view: <SeriesPage {...{ series, rights, viewerId: viewer.id }} />,
  });
}

async function end(request: OfSeries, reply: FastifyReply, ended: boolean) {
  const { id } = numbersAt(request);
  await endSeries(personCtx(request.ctx), id, ended);
  setFlash(reply, { key: ended ? "series.end.done" : "series.resume.done" });
  return goTo(reply, seriesPath(id));
}

async function showPart(request: OfSeries, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const { id, number } = numbersAt(request);
  const series = await findSeries(ctx, id);
  const part = partOf(series, number);
  allow(canChangePart(ctx.viewer, series, part));
  const mayMove = canKeepSeries(ctx.viewer, series) === null;
  const mayName = canNameHosts(ctx.viewer, series.group) === null;
  return sendPage(request, reply, {
    title: ctx.t("series.part.edit"),
    robots: "noindex",
    rail: <GroupRail group={series.group} viewer={ctx.viewer} />,
    view: <PartPage {...{ series, part, form, mayMove, mayName }} />,
  });
}

async function savePart(request: OfSeries, reply: FastifyReply) {
  const { id, number } = numbersAt(request);
  return submitForm(
    reply,
    request.body,
    () => changePart(personCtx(request.ctx), id, number, request.body),
    (form) => showPart(request, reply, form),
    () => {
      setFlash(reply, { key: "series.part.saved" });
      return goTo(reply, seriesPath(id));
    },
  );
}

async function skip(request: OfSeries, reply: FastifyReply, skipped: boolean) {
  const { id, number } = numbersAt(request);
  await skipPart(personCtx(request.ctx), id, number, skipped);
  const values = { number };
  setFlash(
    reply,
    skipped
      ? { key: "series.skip.done", values, undo: `${partPath(id, number)}/skip?_method=delete` }
      : { key: "series.skip.undone", values },
  );
  return goTo(reply, seriesPath(id));
}

async function swap(request: OfSeries, reply: FastifyReply) {
  const { id, number } = numbersAt(request);
  const what = await swapHosts(personCtx(request.ctx), id, number, request.body);
  setFlash(reply, { key: `series.swap.${what}` });
  return goTo(reply, seriesPath(id));
}

async function drop(request: OfSeries, reply: FastifyReply) {
  const { id, number } = numbersAt(request);
  await dropOffer(personCtx(request.ctx), id, number);
  setFlash(reply, { key: "series.swap.dropped" });
  return goTo(reply, seriesPath(id));
}
