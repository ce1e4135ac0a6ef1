import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { listMyGroups } from "../groups/index.ts";
import { ClaimsNotice, hasClaimable } from "../imports/index.ts";
import { listPosts } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import { type PersonCtx, personCtx } from "../viewer/index.ts";
import { readMemberHome } from "./member-home.ts";
import { suggestGroups } from "./suggest-groups.ts";
import { GroupBlock } from "./views/group-block.tsx";
import { MemberAside } from "./views/member-aside.tsx";
import { MemberPage } from "./views/member-page.tsx";
import { NewcomerPage } from "./views/newcomer-page.tsx";
import { TalkBlock } from "./views/talk-block.tsx";
import { VisitorPage } from "./views/visitor-page.tsx";
import { readVisitorHome } from "./visitor-home.ts";

const suggestedMax = 6;
const talkMax = 6;

/** The first page: for a member, for somebody who belongs nowhere yet, and for a visitor. */
export function homeRoutes(app: FastifyInstance): void {
  app.get("/", async (request, reply) => {
    if (request.ctx.viewer.id === null) return showVisitor(request, reply);
    const ctx = personCtx(request.ctx);
    return (await listMyGroups(ctx)).length > 0
      ? showMember(request, reply, ctx)
      : showNewcomer(request, reply, ctx);
  });
}

async function showVisitor(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const [site, home] = await Promise.all([readSettings(ctx), readVisitorHome(ctx)]);
  return sendPage(request, reply, {
    title: site.name,
    description: home.about || undefined,
    canonical: "/",
    view: <VisitorPage site={site} home={home} />,
    aside: home.groups.length > 0 && <GroupBlock groups={home.groups} />,
  });
}

async function showMember(request: FastifyRequest, reply: FastifyReply, ctx: PersonCtx) {
  const [home, wordsWait] = await Promise.all([readMemberHome(ctx), hasClaimable(ctx)]);
  return sendPage(request, reply, {
    title: ctx.t("home.title"),
    view: (
      <div class="stack">
        {wordsWait && <ClaimsNotice />}
        <div>
          <MemberPage name={ctx.viewer.name} home={home} />
        </div>
      </div>
    ),
    aside: <MemberAside home={home} />,
  });
}

async function showNewcomer(request: FastifyRequest, reply: FastifyReply, ctx: PersonCtx) {
  const [settings, groups, { posts }, wordsWait] = await Promise.all([
    readSettings(ctx),
    suggestGroups(ctx, suggestedMax, true),
    listPosts(ctx, { limit: talkMax }),
    hasClaimable(ctx),
  ]);
  const mayMakeGroup = settings.newGroups === "people" || ctx.viewer.administrator;
  return sendPage(request, reply, {
    title: ctx.t("home.title"),
    view: (
      <div class="stack">
        {wordsWait && <ClaimsNotice />}
        <div>
          <NewcomerPage name={ctx.viewer.name} groups={groups} mayMakeGroup={mayMakeGroup} />
        </div>
      </div>
    ),
    aside: posts.length > 0 && <TalkBlock talk={posts} />,
  });
}
