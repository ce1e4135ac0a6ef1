import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { choicesOf, saveChoices } from "./choices.ts";
import { findChosenPlaces } from "./chosen-places.ts";
import { NoticeSettings } from "./views/notice-settings.tsx";

/** /settings/notices: all that decides what one is told and how, on one page. */
export function noticeSettingsRoutes(app: FastifyInstance): void {
  app.get("/settings/notices", async (request, reply) => showSettings(request, reply, emptyForm));

  app.post("/settings/notices", (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => saveChoices(ctx, request.body),
      (form) => showSettings(request, reply, form),
      () => {
        setFlash(reply, { key: "notice.mail.saved" });
        return goTo(reply, "/settings/notices");
      },
    );
  });
}

async function showSettings(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const { viewer, config } = ctx;
  const [choices, places] = await Promise.all([choicesOf(ctx, viewer.id), findChosenPlaces(ctx)]);
  return sendPage(request, reply, {
    title: ctx.t("people.settings.notices"),
    robots: "noindex",
    view: (
      <NoticeSettings
        places={places}
        choices={choices}
        form={form}
        email={viewer.email}
        mailsKept={config.smtpUrl === undefined}
      />
    ),
  });
}
