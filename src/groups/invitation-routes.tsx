import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, type FormState, goTo, limited, setFlash, submitForm } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { personCtx } from "../viewer/index.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { endInvitation } from "./end-invitation.ts";
import { findInvitation } from "./find-invitation.ts";
import { type GroupRequest, personAt } from "./group-request.ts";
import { inviteToGroup } from "./invite.ts";
import { listInvitations } from "./list-invitations.ts";
import { keepNewLink, takeNewLink } from "./new-link-cookie.ts";
import { groupPath } from "./paths.ts";
import { canKeep, looksAfter } from "./permissions.ts";
import { numberOf } from "./query.ts";
import { GroupRail } from "./views/group-rail.tsx";
import { InvitationPage } from "./views/invitation-page.tsx";
import { InvitationsPage } from "./views/invitations-page.tsx";

type TokenRequest = FastifyRequest<{ Params: { token: string } }>;

/** Inviting, and what somebody does who was invited. */
export function invitationRoutes(app: FastifyInstance, { ctx: { config } }: House): void {
  app.get("/groups/:slug/invitations", (request: GroupRequest, reply) =>
    showInvitations(request, reply, emptyForm),
  );

  app.post("/groups/:slug/invitations", limited(config), async (request, reply) => {
    const { ctx, group } = await personAt(request as GroupRequest);
    return submitForm(
      reply,
      request.body,
      () => inviteToGroup(ctx, group.slug, request.body),
      (form) => showInvitations(request as GroupRequest, reply, form),
      (invited) => {
        if ("path" in invited) keepNewLink(request, reply, invited.path);
        else setFlash(reply, { key: "group.flash.invited", values: { count: invited.mails } });
        return goTo(reply, `${groupPath(group)}/invitations`);
      },
    );
  });

  app.delete(
    "/groups/:slug/invitations/:id",
    async (request: FastifyRequest<{ Params: { slug: string; id: string } }>, reply) => {
      const { ctx, group } = await personAt(request);
      await endInvitation(ctx, group.slug, numberOf(request.params.id));
      setFlash(reply, { key: "group.flash.invitation-ended" });
      return goTo(reply, `${groupPath(group)}/invitations`);
    },
  );

  app.get("/invitations/:token", showInvitation);

  app.post("/invitations/:token", async (request: TokenRequest, reply) => {
    await findInvitation(request.ctx, request.params.token);
    const { group, to } = await acceptInvitation(personCtx(request.ctx), request.params.token);
    if (group) setFlash(reply, { key: "group.flash.joined", values: { group: group.name } });
    return goTo(reply, to);
  });
}

async function showInvitations(request: GroupRequest, reply: FastifyReply, form: FormState) {
  const { ctx, group } = await personAt(request);
  const refusal = canKeep(ctx.viewer, group);
  if (!looksAfter(ctx.viewer, group.id)) allow(refusal);
  const invitations = await listInvitations(ctx, group.id);
  const path = takeNewLink(request);
  return sendPage(request, reply, {
    title: ctx.t("group.rail.invitations"),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} current="invitations" />,
    view: (
      <InvitationsPage
        {...{ group, viewer: ctx.viewer, invitations, refusal, form }}
        newLink={path && `${ctx.config.url}${path}`}
      />
    ),
  });
}

async function showInvitation(request: TokenRequest, reply: FastifyReply) {
  const { ctx } = request;
  const { token } = request.params;
  const invitation = await findInvitation(ctx, token);
  const { name: community } = await readSettings(ctx);
  if (!invitation.open) reply.code(410);
  return sendPage(request, reply, {
    title: invitation.group?.name ?? community,
    robots: "noindex",
    view: <InvitationPage {...{ invitation, viewer: ctx.viewer, community, token }} />,
  });
}
