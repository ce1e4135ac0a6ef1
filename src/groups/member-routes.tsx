import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { emptyForm, goTo, setFlash } from "../platform/http/index.ts";
import { changeRole } from "./change-role.ts";
import { findVisibleGroup } from "./find-group.ts";
import { findMember } from "./find-person.ts";
import { type GroupRequest, personAt } from "./group-request.ts";
import { handOver } from "./hand-over.ts";
import { listMembers } from "./list-members.ts";
import { groupPath } from "./paths.ts";
import { canBar, canChangeRole, canHandOver, canKeep, canRemove, canSeeMembers } from "./permissions.ts";
import { pageOf, wordOf } from "./query.ts";
import { removeMember } from "./remove-member.ts";
import { GroupRail } from "./views/group-rail.tsx";
import { MemberPage } from "./views/member-page.tsx";
import { MembersPage } from "./views/members-page.tsx";

type MemberRequest = FastifyRequest<{ Params: { slug: string; handle: string } }>;

/** Who belongs to a group, and what those who look after it do about that. */
export function memberRoutes(app: FastifyInstance): void {
  app.get("/groups/:slug/members", showMembers);

  const path = "/groups/:slug/members/:handle";
  app.get(path, showMember);

  app.put(path, async (request: MemberRequest, reply) => {
    const { ctx, group } = await personAt(request);
    const { name, role } = await changeRole(ctx, group.slug, request.params.handle, request.body);
    setFlash(reply, { key: "group.flash.role", values: { name, role: ctx.t(`group.role.${role}`) } });
    return goTo(reply, `${groupPath(group)}/members`);
  });

  app.delete(path, async (request: MemberRequest, reply) => {
    const { ctx, group } = await personAt(request);
    const { name } = await removeMember(ctx, group.slug, request.params.handle, request.body);
    setFlash(reply, { key: "group.flash.removed", values: { name } });
    return goTo(reply, `${groupPath(group)}/members`);
  });

  app.post("/groups/:slug/stewardship", async (request: GroupRequest, reply) => {
    const { ctx, group } = await personAt(request);
    const { person } = (request.body ?? {}) as { person?: unknown };
    const { name } = await handOver(ctx, group.slug, String(person));
    setFlash(reply, { key: "group.flash.handed-over", values: { name } });
    return goTo(reply, `${groupPath(group)}/members`);
  });
}

async function showMembers(request: GroupRequest, reply: FastifyReply) {
  const { ctx } = request;
  const group = await findVisibleGroup(ctx, request.params.slug);
  allow(canSeeMembers(ctx.viewer, group));
  const query = request.query as Record<string, unknown>;
  const words = wordOf(query.words) ?? "";
  const found = await listMembers(ctx, group.id, { words, page: pageOf(query.page) });
  return sendPage(request, reply, {
    title: ctx.t("group.members-of", { group: group.name }),
    robots: "noindex",
    rail: <GroupRail group={group} viewer={ctx.viewer} current="members" />,
    view: <MembersPage {...{ group, viewer: ctx.viewer, words, found }} />,
  });
}

async function showMember(request: MemberRequest, reply: FastifyReply) {
  const { ctx, group } = await personAt(request);
  allow(canKeep(ctx.viewer, group));
  const member = await findMember(ctx, group.id, request.params.handle);
  const { viewer } = ctx;
  const rights = {
    changeRole: canChangeRole(viewer, group, member),
    handOver: canHandOver(viewer, group, member),
    remove: canRemove(viewer, group, member),
    bar: canBar(viewer, group, member),
  };
  return sendPage(request, reply, {
    title: member.name,
    robots: "noindex",
    rail: <GroupRail group={group} viewer={viewer} current="members" />,
    view: <MemberPage {...{ group, member, rights, form: emptyForm }} />,
  });
}
