import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { goTo, setFlash } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor, numberAskedFor } from "./asked-for.ts";
import { listMyDrafts } from "./list-drafts.ts";
import { unschedulePost } from "./unschedule-post.ts";
import { DraftsPage } from "./views/drafts-page.tsx";

/** All that one has written and not sent, and the hours of posts that publish themselves. */
export function draftRoutes(app: FastifyInstance): void {
  app.get("/drafts", showDrafts);
  app.delete("/posts/:id/schedule", unschedule);
}

async function showDrafts(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const page = Math.max(1, numberAskedFor(request, "page") ?? 1);
  return sendPage(request, reply, {
    title: ctx.t("post.drafts"),
    robots: "noindex",
    view: <DraftsPage {...(await listMyDrafts(ctx, page))} page={page} />,
  });
}

async function unschedule(request: FastifyRequest, reply: FastifyReply) {
  await unschedulePost(personCtx(request.ctx), idAskedFor(request));
  setFlash(reply, { key: "post.schedule.taken-back" });
  return goTo(reply, "/drafts");
}
