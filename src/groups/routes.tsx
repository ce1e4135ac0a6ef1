import type { FastifyInstance, FastifyReply } from "fastify";
import { sendPage } from "../frame/index.ts";
import { groupAddress } from "../mail-in/index.ts";
import { levelInGroup, readLevels } from "../notifications/index.ts";
import { canStartPost, listPosts, postKinds, waysToBeginPath } from "../posts/index.ts";
import { findInside, findMyBar, findParent } from "./find-around.ts";
import { findVisibleGroup } from "./find-group.ts";
import { findMyRequest } from "./find-request.ts";
import type { GroupRequest } from "./group-request.ts";
import { groupPath } from "./paths.ts";
import { canSeeMembers } from "./permissions.ts";
import { excerptOf } from "./purpose.ts";
import { pageOf, wordOf } from "./query.ts";
import { GroupAside } from "./views/group-aside.tsx";
import { GroupPage } from "./views/group-page.tsx";
import { GroupRail } from "./views/group-rail.tsx";
import type { TalkFilter } from "./views/group-talk.tsx";
import { findWhoIsHere } from "./who-is-here.ts";

/** The pages of a group itself. */
export function groupRoutes(app: FastifyInstance): void {
  app.get("/groups/:slug", showGroup);
}

async function showGroup(request: GroupRequest, reply: FastifyReply) {
  const { ctx } = request;
  const { viewer } = ctx;
  const group = await findVisibleGroup(ctx, request.params.slug);
  if (group.slug !== request.params.slug) return reply.redirect(groupPath(group), 302); // an address it had before
  const filter = talkFilter(request.query);
  const kinds = postKinds();
  const [talk, who, inside, parent, myRequest, barredFor, levels] = await Promise.all([
    listPosts(ctx, { ...filter, groupId: group.id, pinnedFirst: true }),
    findWhoIsHere(ctx, group.id, canSeeMembers(viewer, group) === null),
    findInside(ctx, group),
    findParent(ctx, group),
    findMyRequest(ctx, group.id),
    findMyBar(ctx, group),
    readLevels(ctx),
  ]);
  const startable = kinds.filter((kind) => canStartPost(viewer, group, kind.key) === null);
  const ways = waysToBeginPath(group.slug);
  return sendPage(request, reply, {
    title: group.name,
    description: excerptOf(group),
    canonical: groupPath(group),
    robots: group.visibility === "everyone" ? undefined : "noindex",
    rail: <GroupRail group={group} viewer={viewer} current="talk" />,
    aside: (
      <GroupAside
        group={group}
        viewer={viewer}
        who={who}
        inside={inside}
        follows={levelInGroup(levels, group.id)}
        mailTo={groupAddress(ctx.config, group)}
      />
    ),
    view: (
      <GroupPage
        {...{ group, viewer, parent, request: myRequest, barredFor, startable, kinds, talk, filter, ways }}
      />
    ),
  });
}

function talkFilter(query: unknown): TalkFilter {
  const { kind, tag, page } = query as Record<string, unknown>;
  return { kind: wordOf(kind), tag: wordOf(tag), page: pageOf(page) };
}
