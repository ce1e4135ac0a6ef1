import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { limited } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { countTelling, type TellingFields } from "./count-telling.ts";
import { TellingPage } from "./views/telling-page.tsx";

const asksAMinute = 120;

/** How many will be told of what is being written: beside the form by a script, on a page of its own without one. */
export function tellingRoutes(app: FastifyInstance, { ctx }: House): void {
  app.get("/telling", limited(ctx.config, asksAMinute), showPage);
  app.post("/telling", limited(ctx.config, asksAMinute), answer);
}

async function showPage(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  return sendPage(request, reply, {
    title: ctx.t("draft.telling.title"),
    robots: "noindex",
    shape: "narrow",
    view: <TellingPage {...(await countTelling(ctx, fieldsOf(request.query)))} />,
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const { now, digest } = await countTelling(ctx, { ...fieldsOf(request.body), ...fieldsOf(request.query) });
  const words = ctx.t("draft.telling", { now, digest });
  return reply.header("cache-control", "no-store").send({ now, digest, words });
}

/** Only texts: a name that comes twice makes a list of itself. */
function fieldsOf(sent: unknown): TellingFields {
  return Object.fromEntries(Object.entries(sent ?? {}).filter(([, value]) => typeof value === "string"));
}
