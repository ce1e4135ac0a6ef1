import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, localPath, setFlash, submitForm } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { personCtx } from "../viewer/index.ts";
import { whyStay } from "./change-members.ts";
import { findVisibleGroup } from "./find-group.ts";
import { findMyRequest } from "./find-request.ts";
import { type GroupRequest, personAt } from "./group-request.ts";
import { joinGroup, planToJoin } from "./join-group.ts";
import { flashJoined, keepIntent } from "./join-intent.ts";
import { leaveGroup } from "./leave-group.ts";
import { groupPath, membershipPath } from "./paths.ts";
import { wayIn } from "./permissions.ts";
import { GroupRail } from "./views/group-rail.tsx";
import { MembershipPage } from "./views/membership-page.tsx";

/** Joining, asking, leaving. */
export function membershipRoutes(app: FastifyInstance): void {
  const path = "/groups/:slug/membership";
  app.get(path, (request: GroupRequest, reply) => showMembership(request, reply));

  app.post(path, (request: GroupRequest, reply) =>
    request.ctx.viewer.id === null
      ? submitForm(
          reply,
          request.body,
          () => planToJoin(request.ctx, request.params.slug, request.body),
          (form) => showMembership(request, reply, form),
          (intent) => letIn(request, reply, intent),
        )
      : submitForm(
          reply,
          request.body,
          () => joinGroup(personCtx(request.ctx), request.params.slug, request.body),
          (form) => showMembership(request, reply, form),
          (joined) => {
            flashJoined(reply, joined);
            return goTo(reply, joined.to);
          },
        ),
  );

  app.delete(path, async (request: GroupRequest, reply) => {
    const { ctx } = await personAt(request);
    const { outcome, group } = await leaveGroup(ctx, request.params.slug);
    const mayReturn = outcome === "left" && wayIn(group) === "open" && !group.archivedAt;
    setFlash(reply, {
      key: `group.flash.${outcome}`,
      values: { group: group.name },
      ...(mayReturn ? { undo: membershipPath(group) } : {}),
    });
    // Who has left a hidden group can no longer see it.
    const stillSees = outcome === "withdrawn" || group.visibility !== "members";
    const fallback = stillSees ? groupPath(group) : "/groups";
    return goTo(reply, localPath((request.body as { to?: unknown } | undefined)?.to, fallback));
  });
}

/** Keeps what the visitor wants while they come in: by signing up, or logging in where strangers cannot. */
async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  intent: Awaited<ReturnType<typeof planToJoin>>,
) {
  keepIntent(request, reply, intent);
  const { signUp } = await readSettings(request.ctx);
  const way = signUp === "invitation" ? "/log-in" : "/sign-up";
  return goTo(reply, `${way}?to=${encodeURIComponent(intent.to)}`);
}

async function showMembership(request: GroupRequest, reply: FastifyReply, form: FormState = emptyForm) {
  const { ctx } = request;
  const group = await findVisibleGroup(ctx, request.params.slug);
  const [myRequest, stays] = await Promise.all([findMyRequest(ctx, group.id), whyStay(ctx, group.id)]);
  const to = localPath(form.values.to, groupPath(group));
  return sendPage(request, reply, {
    title: group.name,
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} />,
    view: (
      <MembershipPage
        {...{ group, viewer: ctx.viewer, asked: myRequest?.answer === null, stays, to, form }}
      />
    ),
  });
}
