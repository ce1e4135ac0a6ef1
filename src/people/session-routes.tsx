import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { languages } from "../platform/languages/index.ts";
import { personCtx } from "../viewer/index.ts";
import { saveLanguage } from "./choose-language.ts";
import { doorOf } from "./door.ts";
import { endOtherSessions, endSession } from "./end-session.ts";
import { keepLanguage } from "./language-cookie.ts";
import { listSessions } from "./list-sessions.ts";
import { logOut } from "./log-in.ts";
import { timeZones } from "./time-zones.ts";
import { LanguageSettings } from "./views/language-settings.tsx";
import { SessionSettings } from "./views/session-settings.tsx";

const sessions = "/settings/sessions";

/** /settings/sessions: where one is logged in. /settings/language: language and time zone. */
export function sessionRoutes(app: FastifyInstance, { auth }: House): void {
  app.get(sessions, async (request, reply) => {
    const ctx = personCtx(request.ctx);
    return sendPage(request, reply, {
      title: ctx.t("people.settings.sessions"),
      robots: "noindex",
      view: <SessionSettings sessions={await listSessions(ctx)} />,
    });
  });

  app.delete(sessions, async (request, reply) => {
    await endOtherSessions(personCtx(request.ctx));
    setFlash(reply, { key: "people.sessions.ended-others" });
    return goTo(reply, sessions);
  });

  app.delete(`${sessions}/:id`, async (request, reply) => {
    const here = await endSession(personCtx(request.ctx), request.params);
    if (here) await logOut(doorOf(auth, request, reply));
    setFlash(reply, { key: here ? "people.logged-out" : "people.sessions.ended" });
    return goTo(reply, here ? "/" : sessions);
  });

  app.get("/settings/language", async (request, reply) => showLanguage(request, reply, emptyForm));

  app.post("/settings/language", (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => saveLanguage(ctx, request.body),
      (form) => showLanguage(request, reply, form),
      (language) => {
        keepLanguage(reply, language);
        setFlash(reply, { key: "people.language.saved" });
        return goTo(reply, "/settings/language");
      },
    );
  });
}

function showLanguage(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  const { viewer, t } = personCtx(request.ctx);
  return sendPage(request, reply, {
    title: t("people.settings.language"),
    robots: "noindex",
    view: (
      <LanguageSettings
        viewer={viewer}
        form={form}
        languages={languages}
        timeZones={timeZones(viewer.timeZone)}
      />
    ),
  });
}
