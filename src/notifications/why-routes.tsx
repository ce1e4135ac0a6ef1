import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { personCtx } from "../viewer/index.ts";
import { explainNotice } from "./explain-notice.ts";
import { explainThread } from "./explain-thread.ts";
import { WhyNoticePage } from "./views/why-notice-page.tsx";
import { WhyThreadPage } from "./views/why-thread-page.tsx";

/** "Why did I get this?" of a notice, and "what am I told of here, and why?" of a thread. */
export function whyRoutes(app: FastifyInstance): void {
  app.get("/notices/:id", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    return sendPage(request, reply, {
      title: ctx.t("notice.why.title"),
      robots: "noindex",
      view: <WhyNoticePage notice={await explainNotice(ctx, idOf(request))} />,
    });
  });

  app.get("/notices/threads/:id", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    return sendPage(request, reply, {
      title: ctx.t("notice.why-thread.title"),
      robots: "noindex",
      view: <WhyThreadPage {...(await explainThread(ctx, idOf(request)))} />,
    });
  });
}

function idOf(request: FastifyRequest): number {
  const id = Number((request.params as { id: string }).id);
  if (!Number.isSafeInteger(id)) throw new NotFound();
  return id;
}
