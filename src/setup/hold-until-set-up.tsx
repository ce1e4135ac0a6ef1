import type { FastifyInstance } from "fastify";
import { sendPage } from "../frame/index.ts";
import { wantsJson } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { NotSetUpPage } from "./views/not-set-up-page.tsx";

/** What answers as always, because the set-up page or whoever watches the process needs it. */
const always = /^\/(?:setup|health|assets|icon\.svg|language|dev)(?:[/?]|$)/;

/**
 * Until the community is set up, every address says so (status 503: it will be here later) in place of a community
 * without anybody in it. The settings are remembered, so that afterwards this costs nothing.
 */
export function holdUntilSetUp(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    if (always.test(request.url)) return;
    const { setUpAt } = await readSettings(request.ctx);
    if (setUpAt !== null) return;
    reply.code(503).header("cache-control", "no-store").header("retry-after", "60");
    if (wantsJson(request)) return reply.send({ error: { status: 503, code: "not-set-up" } });
    return sendPage(request, reply, {
      title: request.ctx.t("setup.not-yet.title"),
      robots: "noindex",
      bare: true,
      shape: "narrow",
      view: <NotSetUpPage url={request.ctx.config.url} />,
    });
  });
}
