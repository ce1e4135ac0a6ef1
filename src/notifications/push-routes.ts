import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { NotFound, parse } from "../platform/errors/index.ts";
import { goTo, setFlash } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { addBrowser, removeBrowser } from "./browsers.ts";
import { serviceWorker } from "./service-worker.ts";

const Gone = z.object({ endpoint: z.string().max(1000) });

/** The browsers that get pushes, and the script that shows these. */
export function pushRoutes(app: FastifyInstance): void {
  // Asked for anew each time, and may do nothing but what stands in it.
  app.get("/service-worker.js", async (_request, reply) =>
    reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", "no-cache")
      .header("content-security-policy", "default-src 'none'; connect-src 'self'; img-src 'self'")
      .send(serviceWorker),
  );

  app.post("/settings/notices/browsers", async (request, reply) => {
    await addBrowser(personCtx(request.ctx), request.body, request.headers["user-agent"] ?? "");
    return reply.code(204).send();
  });

  app.delete("/settings/notices/browsers", async (request, reply) => {
    await removeBrowser(personCtx(request.ctx), parse(Gone, request.body));
    return reply.code(204).send();
  });

  app.delete("/settings/notices/browsers/:id", async (request, reply) => {
    await removeBrowser(personCtx(request.ctx), { id: idOf(request) });
    setFlash(reply, { key: "notice.browsers.removed" });
    return goTo(reply, "/settings/notices");
  });
}

function idOf(request: FastifyRequest): number {
  const id = Number((request.params as { id: string }).id);
  if (!Number.isSafeInteger(id)) throw new NotFound();
  return id;
}
