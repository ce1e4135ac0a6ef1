import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  acceptMail,
  countMailsIn,
  discardMail,
  findMailIn,
  hookSecret,
  listMailsIn,
  mailboxState,
  readFilter,
} from "../mail-in/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { mailInPath, mailsInPath } from "./mails-in-path.ts";
import { sendAdministration } from "./send-administration.tsx";
import { MailInPage } from "./views/mail-in-page.tsx";
import { MailsInPage } from "./views/mails-in-page.tsx";

type OfMail = FastifyRequest<{ Params: { id: string } }>;

const path = "/administration/mail/in";

/** Mails that came in, and what administrators decide about those that are held. The acts are the room mail-in's. */
export function mailInRoutes(app: FastifyInstance): void {
  app.get(path, showMails);
  app.get(`${path}/:id`, (request: OfMail, reply) => showMail(request, reply, "accept", emptyForm));
  app.post(`${path}/:id/acceptance`, (request: OfMail, reply) => settle(request, reply, "accept"));
  app.post(`${path}/:id/discarding`, (request: OfMail, reply) => settle(request, reply, "discard"));
}

async function showMails(request: FastifyRequest, reply: FastifyReply) {
  const ctx = administratorCtx(request.ctx);
  const filter = readFilter(request.query as Record<string, unknown>);
  const [found, counts] = await Promise.all([listMailsIn(ctx, filter), countMailsIn(ctx)]);
  const { config } = ctx;
  const ways = config.mailAddress && { config, mailbox: mailboxState, hookSecret: hookSecret(config) };
  return sendAdministration(request, reply, {
    title: ctx.t("mail-in.title"),
    place: "mailsIn",
    view: <MailsInPage {...found} {...{ filter, counts, ways }} />,
  });
}

async function showMail(request: OfMail, reply: FastifyReply, act: Act, form: FormState) {
  const ctx = administratorCtx(request.ctx);
  const mail = await findMailIn(ctx, idOf(request));
  const view = <MailInPage mail={mail} forms={{ accept: emptyForm, discard: emptyForm, [act]: form }} />;
  return sendAdministration(request, reply, {
    title: mail.subject || ctx.t("mail-in.no-subject"),
    place: "mailsIn",
    view,
  });
}

const acts = { accept: acceptMail, discard: discardMail };
type Act = keyof typeof acts;

async function settle(request: OfMail, reply: FastifyReply, act: Act) {
  const ctx = administratorCtx(request.ctx);
  const id = idOf(request);
  return submitForm(
    reply,
    request.body,
    () => acts[act](ctx, id, request.body),
    (form) => showMail(request, reply, act, form),
    () => {
      setFlash(reply, { key: `mail-in.${act}.done` });
      return goTo(reply, act === "accept" ? mailInPath(id) : mailsInPath({ state: "held" }));
    },
  );
}

function idOf(request: OfMail): number {
  if (!/^\d{1,15}$/.test(request.params.id)) throw new NotFound();
  return Number(request.params.id);
}
