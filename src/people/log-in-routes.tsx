import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, limited, setFlash, submitForm } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { chooseLanguage } from "./choose-language.ts";
import { destination } from "./destination.ts";
import { doorOf } from "./door.ts";
import { keepLanguage } from "./language-cookie.ts";
import { logIn, logOut, notProved } from "./log-in.ts";
import { LogInPage } from "./views/log-in-page.tsx";

/** /log-in, /log-out and /language. */
export function logInRoutes(app: FastifyInstance, { auth, ctx }: House): void {
  app.get("/log-in", async (request, reply) => {
    if (request.ctx.viewer.id !== null) return goTo(reply, destination(request.query));
    return showLogIn(request, reply, destination(request.query), emptyForm);
  });

  app.post("/log-in", limited(ctx.config), (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => logIn(doorOf(auth, request, reply), request.body),
      (form) => showLogIn(request, reply, destination(request.body), form),
      () => goTo(reply, destination(request.body)),
    ),
  );

  app.post("/log-out", async (request, reply) => {
    await logOut(doorOf(auth, request, reply));
    setFlash(reply, { key: "people.logged-out" });
    return goTo(reply, "/");
  });

  app.post("/language", async (request, reply) => {
    keepLanguage(reply, await chooseLanguage(request.ctx, request.body));
    return goTo(reply, destination(request.body));
  });
}

async function showLogIn(
  request: FastifyRequest,
  reply: FastifyReply,
  to: string,
  form: FormState,
): Promise<FastifyReply> {
  const settings = await readSettings(request.ctx);
  return sendPage(request, reply, {
    title: request.ctx.t("people.log-in.title"),
    robots: "noindex",
    view: (
      <LogInPage
        community={settings.name}
        form={form}
        to={to}
        bySignUp={settings.signUp !== "invitation"}
        unproved={form.errors[""] === notProved ? String(form.values.email) : undefined}
      />
    ),
  });
}
