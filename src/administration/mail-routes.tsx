import type { FastifyInstance, FastifyRequest } from "fastify";
import { NotFound } from "../platform/errors/index.ts";
import { findOutboxMail, listOutbox, type OutboxMailInFull } from "../platform/mail/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { sendAdministration } from "./send-administration.tsx";
import { MailPage } from "./views/mail-page.tsx";
import { MailsPage } from "./views/mails-page.tsx";

type OfMail = FastifyRequest<{ Params: { id: string } }>;

/** Nothing runs in it and nothing is fetched for it: a mail may hold the words of strangers. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

/** The outbox. */
export function mailRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { page?: unknown } }>("/administration/mails", async (request, reply) => {
    const ctx = administratorCtx(request.ctx);
    const page = Math.min(Math.max(1, Math.trunc(Number(request.query.page)) || 1), 10_000);
    const { mails, hasMore } = await listOutbox(ctx, { page });
    const sendsMail = ctx.config.smtpUrl !== undefined;
    return sendAdministration(request, reply, {
      title: ctx.t("administration.place.mails"),
      place: "mails",
      view: <MailsPage {...{ mails, hasMore, page, sendsMail }} />,
    });
  });

  app.get("/administration/mails/:id", async (request: OfMail, reply) => {
    const mail = await findMail(request);
    const view = <MailPage mail={mail} readable={isReadable(mail)} />;
    return sendAdministration(request, reply, { title: mail.subject, place: "mails", view });
  });

  app.get("/administration/mails/:id/html", async (request: OfMail, reply) => {
    const mail = await findMail(request);
    if (!isReadable(mail)) throw new NotFound();
    return reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", mailPolicy)
      .header("cache-control", "no-store")
      .send(mail.html);
  });
}

function findMail(request: OfMail): Promise<OutboxMailInFull> {
  const ctx = administratorCtx(request.ctx);
  const id = Number(request.params.id);
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound();
  return findOutboxMail(ctx, id);
}

/** What was sent, or is on its way, is between Weft and its receiver: a link in it lets its holder in. */
function isReadable(mail: OutboxMailInFull): boolean {
  return mail.state === "kept" || mail.state === "failed";
}
