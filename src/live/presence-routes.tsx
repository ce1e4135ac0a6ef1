import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { choosePresence, readPresenceChoice } from "./choose-presence.ts";
import { PresenceSettings } from "./views/presence-settings.tsx";

/** /settings/presence: whether others see that one is reading. */
export function presenceRoutes(app: FastifyInstance): void {
  app.get("/settings/presence", (request, reply) => show(request, reply, emptyForm));

  app.post("/settings/presence", (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => choosePresence(ctx, request.body),
      (form) => show(request, reply, form),
      async () => {
        setFlash(reply, { key: "live.presence.saved" });
        return goTo(reply, "/settings/presence");
      },
    );
  });
}

async function show(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  const ctx = personCtx(request.ctx);
  const choice = await readPresenceChoice(ctx, ctx.viewer.id);
  return sendPage(request, reply, {
    title: ctx.t("people.settings.presence"),
    view: <PresenceSettings choice={choice} form={form} />,
  });
}
