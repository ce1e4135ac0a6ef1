import type { FastifyInstance } from "fastify";
import { sendPage } from "../frame/index.ts";
import { personPath } from "../people/index.ts";
import { goTo, setFlash } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { claimWords } from "./claim-words.ts";
import { findClaimable } from "./find-claimable.ts";
import { ClaimsPage } from "./views/claims-page.tsx";

/** /imports/claims: words out of archives that wait for the person who wrote them. */
export function importRoutes(app: FastifyInstance): void {
  app.get("/imports/claims", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    return sendPage(request, reply, {
      title: ctx.t("imports.claims"),
      robots: "noindex",
      view: <ClaimsPage claims={await findClaimable(ctx)} pathOf={personPath} />,
    });
  });

  app.post("/imports/claims", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    const { posts, replies } = await claimWords(ctx, request.body);
    setFlash(reply, { key: "imports.claims.claimed", values: { posts, replies } });
    return goTo(reply, personPath(ctx.viewer.handle));
  });
}
