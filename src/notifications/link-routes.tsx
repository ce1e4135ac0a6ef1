import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { type OpenedLink, openMailLink, useMailLink } from "./use-mail-link.ts";
import { MailLinkPage } from "./views/mail-link-page.tsx";

type LinkRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * /notices/links/:token: what stands at the foot of mails. A look changes nothing, because mail programs look by themselves;
 * a POST does it at once, also the one that they send without a page (RFC 8058).
 */
export function linkRoutes(app: FastifyInstance): void {
  app.get("/notices/links/:token", async (request: LinkRequest, reply) =>
    show(request, reply, await openMailLink(request.ctx, request.params.token), false),
  );

  app.post("/notices/links/:token", async (request: LinkRequest, reply) =>
    show(request, reply, await useMailLink(request.ctx, request.params.token), true),
  );
}

/** Said here, not after a redirect: a mail program that unsubscribes does not follow one. */
function show(request: LinkRequest, reply: FastifyReply, { act, title, owner }: OpenedLink, done: boolean) {
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
  return sendPage(request, reply, {
    title: request.ctx.t("notice.link.title"),
    robots: "noindex",
    shape: "narrow",
    view: <MailLinkPage act={act} title={title} name={owner.viewer.name} path={request.url} done={done} />,
  });
}
