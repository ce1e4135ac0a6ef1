import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  endCommunityInvitation,
  inviteToCommunity,
  keepNewLink,
  listCommunityInvitations,
  takeNewLink,
} from "../groups/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { sendAdministration } from "./send-administration.tsx";
import { InvitationsPage } from "./views/invitations-page.tsx";

const path = "/administration/invitations";

/** Invitations to the community itself. The acts are the room groups', which keeps all invitations. */
export function invitationRoutes(app: FastifyInstance): void {
  app.get(path, (request, reply) => showInvitations(request, reply, emptyForm));

  app.post(path, (request, reply) =>
    submitForm(
      reply,
      request.body,
      () => inviteToCommunity(administratorCtx(request.ctx), request.body),
      (form) => showInvitations(request, reply, form),
      (invited) => {
        if ("path" in invited) keepNewLink(request, reply, invited.path);
        else setFlash(reply, { key: "administration.invitations.sent", values: { count: invited.mails } });
        return goTo(reply, path);
      },
    ),
  );

  app.delete<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) => {
    const ctx = administratorCtx(request.ctx);
    const id = Number(request.params.id);
    if (!Number.isSafeInteger(id)) throw new NotFound();
    await endCommunityInvitation(ctx, id);
    setFlash(reply, { key: "administration.invitations.ended" });
    return goTo(reply, path);
  });
}

async function showInvitations(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = administratorCtx(request.ctx);
  const invitations = await listCommunityInvitations(ctx);
  const made = takeNewLink(request);
  const newLink = made && `${ctx.config.url}${made}`;
  return sendAdministration(request, reply, {
    title: ctx.t("administration.place.invitations"),
    place: "invitations",
    view: <InvitationsPage {...{ path, invitations, newLink, form }} />,
  });
}
