import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { addressPlace } from "./address-notice.ts";
import { listBrowsers } from "./browsers.ts";
import { checkAddress, findOwnPause } from "./check-address.ts";
import { choicesOf, saveChoices } from "./choices.ts";
import { findChosenPlaces } from "./chosen-places.ts";
import { whatFollows } from "./follows.ts";
import { linkKey } from "./link-key.ts";
import { pushKeysOf } from "./push-keys.ts";
import { readPlace } from "./unread.ts";
import { NoticeSettings } from "./views/notice-settings.tsx";

/** /settings/notices: all that decides what one is told and how, on one page. */
export function noticeSettingsRoutes(app: FastifyInstance): void {
  app.get("/settings/notices", async (request, reply) => showSettings(request, reply, emptyForm));

  app.post("/settings/notices/address", async (request, reply) => {
    await checkAddress(personCtx(request.ctx));
    setFlash(reply, { key: "notice.bounced.sent" });
    return goTo(reply, "/settings/notices");
  });
  app.get("/settings/notices/address", async (_request, reply) => goTo(reply, "/settings/notices"));

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
  await readPlace(ctx, addressPlace);
  const [choices, places, browsers, bounced] = await Promise.all([
    choicesOf(ctx, viewer.id),
    findChosenPlaces(ctx),
    listBrowsers(ctx),
    findOwnPause(ctx),
  ]);
  const mailsKept = config.smtpUrl === undefined;
  const around = { mailsKept, pushes: browsers.length > 0, language: viewer.language };
  return sendPage(request, reply, {
    title: ctx.t("people.settings.notices"),
    robots: "noindex",
    view: (
      <NoticeSettings
        places={places}
        choices={choices}
        form={form}
        email={viewer.email}
        mailsKept={mailsKept}
        follows={whatFollows(ctx.t, choices, around)}
        bounced={bounced}
        browsers={browsers}
        pushKey={pushKeysOf(linkKey(config)).publicKey}
      />
    ),
  });
}
