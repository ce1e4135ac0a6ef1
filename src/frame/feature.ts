import { sql } from "kysely";
import { markSvg } from "../ui/index.ts";
import type { Feature } from "./feature-type.ts";
import { sendPage } from "./send-page.tsx";

/** What stands around the community: its icon, its health, and (in development) all components on one page. */
export const frame: Feature = {
  name: "frame",
  routes(app, { ctx }) {
    app.addHook("onRequest", async (request) => {
      request.liveSince = ctx.live.last;
    });

    app.get("/icon.svg", async (_request, reply) =>
      reply.type("image/svg+xml").header("cache-control", "public, max-age=86400").send(markSvg),
    );

    // Live: the process answers. Ready: it can do its work, so a balancer may send people here.
    app.get("/health/live", async () => ({ status: "live" }));
    app.get("/health/ready", async (_request, reply) => {
      try {
        await sql`select 1`.execute(ctx.db);
        return { status: "ready" };
      } catch {
        return reply.code(503).send({ status: "not-ready", reason: "The database does not answer." });
      }
    });

    if (ctx.config.development) {
      // Changes with every restart: open pages ask for it and load themselves again (ui/islands/reload-when-rebuilt.ts).
      const startedAt = performance.timeOrigin;
      app.get("/dev/started", async (_request, reply) =>
        reply.header("cache-control", "no-store").send({ startedAt }),
      );
      app.get("/dev/components", async (request, reply) => {
        const { ComponentGallery } = await import("../ui/dev/index.ts");
        return sendPage(request, reply, { title: "Components", shape: "wide", view: ComponentGallery() });
      });
    }
  },
};
