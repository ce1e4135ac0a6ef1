import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { squarePath } from "../attachments/index.ts";
import { type House, sendPage } from "../frame/index.ts";
import {
  emptyForm,
  type FormState,
  goTo,
  limited,
  readMultipart,
  setFlash,
  submitForm,
} from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { findChoices } from "./directory-choices.ts";
import { personPath } from "./person-path.ts";
import { readOwnProfile } from "./read-own-profile.ts";
import { removeFace, saveFace } from "./save-face.ts";
import { saveProfile } from "./save-profile.ts";
import { ProfileSettings } from "./views/profile-settings.tsx";

/** /settings/profile and /settings/face: what one shows of oneself. */
export function profileRoutes(app: FastifyInstance, { ctx: house }: House): void {
  app.get("/settings", async (_request, reply) => goTo(reply, "/settings/profile"));

  app.get("/settings/profile", async (request, reply) => showProfile(request, reply, {}));

  app.post("/settings/profile", (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => saveProfile(ctx, request.body),
      (profile) => showProfile(request, reply, { profile }),
      () => {
        setFlash(reply, { key: "people.profile.saved" });
        return goTo(reply, personPath(ctx.viewer.handle));
      },
    );
  });

  app.get("/settings/face", async (_request, reply) => goTo(reply, "/settings/profile"));

  app.post("/settings/face", limited(house.config), async (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      {},
      async () => {
        const { fields, files } = await readMultipart(request);
        await saveFace(ctx, files.file, fields);
      },
      (face) => showProfile(request, reply, { face }),
      () => faceChanged(reply, "people.face.saved"),
    );
  });

  app.delete("/settings/face", async (request, reply) => {
    await removeFace(personCtx(request.ctx));
    return faceChanged(reply, "people.face.removed");
  });
}

function faceChanged(reply: FastifyReply, key: string): FastifyReply {
  setFlash(reply, { key });
  return goTo(reply, "/settings/profile");
}

async function showProfile(
  request: FastifyRequest,
  reply: FastifyReply,
  forms: { profile?: FormState; face?: FormState },
): Promise<FastifyReply> {
  const ctx = personCtx(request.ctx);
  const [own, choices] = await Promise.all([readOwnProfile(ctx), findChoices(ctx)]);
  return sendPage(request, reply, {
    title: ctx.t("people.settings.profile"),
    robots: "noindex",
    view: (
      <ProfileSettings
        viewer={ctx.viewer}
        picture={own.pictureId && squarePath(own.pictureId, 320)}
        profile={forms.profile ?? { ...emptyForm, values: own.values }}
        face={forms.face ?? emptyForm}
        choices={choices}
      />
    ),
  });
}
