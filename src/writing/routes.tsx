import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { renderToString } from "preact-render-to-string";
import type { House } from "../frame/index.ts";
import { limited } from "../platform/http/index.ts";
import { TextProvider } from "../ui/index.ts";
import { type PersonCtx, personCtx } from "../viewer/index.ts";
import { type Suggestion, suggestPeople, suggestPosts } from "./suggest.ts";
import { SurfaceParts } from "./views/surface-parts.tsx";

/** A fast writer's letters, one request each. */
const asksAMinute = 240;

/** What the writing surface fetches while somebody writes. Nothing of it is there for visitors: they cannot write. */
export function writingRoutes(app: FastifyInstance, { ctx: { config } }: House): void {
  app.get("/writing/parts", sendParts);
  app.get("/writing/people", limited(config, asksAMinute), answer(suggestPeople));
  app.get("/writing/posts", limited(config, asksAMinute), answer(suggestPosts));
}

async function sendParts(request: FastifyRequest, reply: FastifyReply) {
  const { t, viewer } = personCtx(request.ctx);
  const parts = renderToString(
    <TextProvider t={t} language={viewer.language} timeZone={viewer.timeZone}>
      <SurfaceParts />
    </TextProvider>,
  );
  return reply.type("text/html; charset=utf-8").header("cache-control", "private, max-age=60").send(parts);
}

function answer(suggest: (ctx: PersonCtx, typed: string) => Promise<Suggestion[]>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { q } = request.query as { q?: unknown };
    const found = await suggest(personCtx(request.ctx), typeof q === "string" ? q : "");
    return reply.header("cache-control", "no-store").send(found);
  };
}
