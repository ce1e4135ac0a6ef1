import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NotFound } from "../platform/errors/index.ts";
import { findKnownPosts } from "../posts/index.ts";
import { personCtx } from "../viewer/index.ts";
import type { Lines } from "./lines.ts";
import { postOfTopic, topicsOf } from "./topics.ts";

/**
 * GET /live?topics=post:42,mine&since=1764000000117 streams what happens, as server-sent events, first what came after that
 * number. For people with an account: a visitor's page stays as it is.
 */
export function liveRoutes(app: FastifyInstance, lines: Lines): void {
  app.get("/live", (request, reply) => listen(request, reply, lines));
}

async function listen(request: FastifyRequest, reply: FastifyReply, lines: Lines): Promise<void> {
  const ctx = personCtx(request.ctx);
  const topics = topicsOf((request.query as { topics?: unknown }).topics);
  const ids = [...topics].flatMap((topic) => postOfTopic(topic) ?? []);
  // Of several tabs one may have lost its thread, and the others go on: each is told by itself.
  if (ids.length > 0 && ids.length === topics.size && (await findKnownPosts(ctx, ids)).size === 0)
    throw new NotFound();
  const since = numberAskedFor(request);
  reply.hijack();
  await lines.open(ctx, reply.raw, { topics, since });
}

/** The last that the browser has heard: what its own memory says goes before what the page was made at. */
function numberAskedFor(request: FastifyRequest): number | undefined {
  const { since } = request.query as { since?: unknown };
  const value = request.headers["last-event-id"] ?? since;
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
