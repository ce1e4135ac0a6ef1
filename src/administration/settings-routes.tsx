import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { listWaiting } from "../people/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { languages } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { editSettings } from "./edit-settings.ts";
import { readState } from "./read-state.ts";
import { sendAdministration } from "./send-administration.tsx";
import { OverviewPage } from "./views/overview-page.tsx";
import { SettingsPage } from "./views/settings-page.tsx";

/** How things stand, and what the community has chosen about itself. */
export function settingsRoutes(app: FastifyInstance): void {
  app.get("/administration", async (request, reply) => {
    const ctx = administratorCtx(request.ctx);
    const [state, waiting] = await Promise.all([readState(ctx), listWaiting(ctx)]);
    const title = request.ctx.t("administration.title");
    return sendAdministration(request, reply, {
      title,
      place: "overview",
      view: <OverviewPage state={state} waiting={waiting.length} />,
    });
  });

  app.get("/administration/settings", (request, reply) => showForm(request, reply, emptyForm));

  app.post("/administration/settings", (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => editSettings(request.ctx, request.body),
      (form) => showForm(request, reply, form),
      () => {
        setFlash(reply, { key: "administration.settings.saved" });
        return goTo(reply, "/administration/settings");
      },
    ),
  );
}

async function showForm(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = administratorCtx(request.ctx);
  const settings = await readSettings(ctx);
  const timeZones = [...new Set(["UTC", settings.timeZone, ...Intl.supportedValuesOf("timeZone")])].sort();
  return sendAdministration(request, reply, {
    title: ctx.t("administration.place.settings"),
    place: "settings",
    view: <SettingsPage {...{ settings, form, languages, timeZones }} />,
  });
}
