import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { goTo, localPath, setFlash } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { listNotices } from "./list-notices.ts";
import { markRead } from "./mark-read.ts";
import { setLevel } from "./set-level.ts";
import { NoticesPage } from "./views/notices-page.tsx";

/** /notices: what one was told, read or not; and how closely one follows what. */
export function noticeRoutes(app: FastifyInstance): void {
  app.get("/notices", showNotices);

  app.post("/notices/reading", async (request, reply) => {
    await markRead(personCtx(request.ctx), request.body);
    return goTo(reply, cameFrom(request));
  });

  app.post("/notices/levels", chooseLevel);
  // Where a browser stands after a choice that was not taken, and asks anew.
  for (const path of ["/notices/reading", "/notices/levels"])
    app.get(path, async (_request, reply) => goTo(reply, "/notices"));
}

async function showNotices(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const page = pageOf(request.query);
  return sendPage(request, reply, {
    title: ctx.t("notice.title"),
    robots: "noindex",
    view: <NoticesPage {...(await listNotices(ctx, page))} page={page} />,
  });
}

async function chooseLevel(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const to = cameFrom(request);
  const { place, level, before } = await setLevel(ctx, fieldsOf(request));
  const undo = `/notices/levels?${new URLSearchParams({ place, level: before ?? "", to })}`;
  const [kind = ""] = place.split(":");
  const key = level === null ? `notice.chosen.${kind}.around` : `notice.chosen.${kind}.${level}`;
  setFlash(reply, { key, ...(before === level ? {} : { undo }) });
  return goTo(reply, to);
}

/** An undo carries its fields in its address. */
function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  return { ...(request.query as object), ...((request.body ?? {}) as object) };
}

function cameFrom(request: FastifyRequest): string {
  return localPath(fieldsOf(request).to, "/notices");
}

const pagesMax = 1_000;

function pageOf(query: unknown): number {
  const page = Math.trunc(Number((query as { page?: unknown }).page));
  return page >= 1 && page <= pagesMax ? page : 1;
}
