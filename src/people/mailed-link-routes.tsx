import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, limited, setFlash, submitForm } from "../platform/http/index.ts";
import { addressMustBeProved } from "./access.ts";
import { destination, withDestination } from "./destination.ts";
import { doorOf } from "./door.ts";
import { askForPassword, isPasswordLink, replacePassword } from "./forgotten-password.ts";
import { askForMagicLink, enterByLink } from "./magic-link.ts";
import { keepSentTo, readSentTo } from "./sent-to.ts";
import { AskMailPage } from "./views/ask-mail-page.tsx";
import { NewPasswordPage } from "./views/new-password-page.tsx";
import { OpenLinkPage } from "./views/open-link-page.tsx";

/** The two ways in for those without a password at hand: /password/forgotten with /password/new, and /magic-link. */
export function mailedLinkRoutes(app: FastifyInstance, house: House): void {
  passwordRoutes(app, house);
  magicLinkRoutes(app, house);
}

function passwordRoutes(app: FastifyInstance, { auth, ctx }: House): void {
  const limit = limited(ctx.config);

  app.get("/password/forgotten", async (request, reply) =>
    showAsk(request, reply, "/password/forgotten", emptyForm),
  );

  app.post("/password/forgotten", limit, (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => askForPassword(doorOf(auth, request, reply), request.body),
      (form) => showAsk(request, reply, "/password/forgotten", form),
      (email) => mailed(request, reply, "/password/forgotten", email),
    ),
  );

  app.get("/password/new", async (request, reply) => {
    const token = String((request.query as { token?: unknown }).token ?? "");
    const good = await isPasswordLink({ auth }, token);
    return showNewPassword(request, reply, good ? token : undefined, emptyForm);
  });

  app.post("/password/new", limit, (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => replacePassword(doorOf(auth, request, reply), request.body),
      (form) =>
        showNewPassword(request, reply, form.errors[""] ? undefined : String(form.values.token), form),
      () => {
        setFlash(reply, { key: "people.new-password.done" });
        return goTo(reply, "/log-in");
      },
    ),
  );
}

function magicLinkRoutes(app: FastifyInstance, { auth, ctx }: House): void {
  const limit = limited(ctx.config);

  app.get("/magic-link", async (request, reply) => {
    const { token } = request.query as { token?: unknown };
    if (typeof token !== "string") return showAsk(request, reply, "/magic-link", emptyForm);
    return sendPage(request, reply, {
      title: request.ctx.t("people.magic-link.open.title"),
      robots: "noindex",
      view: (
        <OpenLinkPage
          action="/magic-link"
          token={token}
          to={destination(request.query)}
          words="people.magic-link.open"
        />
      ),
    });
  });

  app.post("/magic-link", limit, (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => askForMagicLink(doorOf(auth, request, reply), request.body, destination(request.body)),
      (form) => showAsk(request, reply, "/magic-link", form),
      (email) => mailed(request, reply, "/magic-link", email),
    ),
  );

  app.put("/magic-link", limit, (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => enterByLink(request.ctx, doorOf(auth, request, reply), request.body),
      (form) => showAsk(request, reply, "/magic-link", form),
      (entered) => {
        if (!entered.hasPassword) setFlash(reply, { key: "people.magic-link.no-password" });
        return goTo(reply, destination(request.body));
      },
    ),
  );
}

type AskPath = "/password/forgotten" | "/magic-link";

function mailed(request: FastifyRequest, reply: FastifyReply, path: AskPath, email: string): FastifyReply {
  const to = destination(request.body);
  keepSentTo(reply, { email, to });
  return goTo(reply, withDestination(`${path}?sent`, to));
}

function showAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  path: AskPath,
  form: FormState,
): Promise<FastifyReply> {
  const query = request.query as { sent?: unknown };
  const words = path === "/magic-link" ? "people.magic-link" : "people.forgotten";
  return sendPage(request, reply, {
    title: request.ctx.t(`${words}.title`),
    robots: "noindex",
    view: (
      <AskMailPage
        action={path}
        words={words}
        form={form}
        to={destination(request.body ?? request.query)}
        sent={query.sent === undefined ? undefined : readSentTo(request)?.email}
        mailsKept={!addressMustBeProved(request.ctx.config)}
      />
    ),
  });
}

function showNewPassword(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
  form: FormState,
): Promise<FastifyReply> {
  return sendPage(request, reply, {
    title: request.ctx.t("people.new-password.title"),
    robots: "noindex",
    view: <NewPasswordPage token={token} form={form} />,
  });
}
