import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { groupsToPostIn } from "../groups/index.ts";
import { emptyForm, type FormState, formAction, goTo, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { idAskedFor } from "./asked-for.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { findShares } from "./find-shares.ts";
import { postPart, postPath } from "./paths.ts";
import { canShareInto, canSharePost, canUnsharePost } from "./permissions.ts";
import { sharePost, unsharePost } from "./share-post.ts";
import { defineThreadHead } from "./thread-heads.tsx";
import { SharedHead } from "./views/shared-head.tsx";
import { SharesPage } from "./views/shares-page.tsx";

/** Sharing a post into further groups. */
export function shareRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/shares", (request, reply) => show(request, reply, emptyForm));
  app.post("/posts/:id/shares", share);
  app.delete("/posts/:id/shares/:slug", unshare);
}

/** The line on a thread that says where else it stands. */
export function defineSharedHead(): void {
  defineThreadHead({
    key: "shared",
    rank: 40,
    find: async (ctx, post) => {
      if (post.sharedInto.length === 0) return null;
      const groups = (await findShares(ctx, post)).map((share) => share.group);
      return groups.length === 0 ? null : <SharedHead groups={groups} />;
    },
  });
}

async function show(request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const ctx = personCtx(request.ctx);
  const { viewer } = ctx;
  const post = await findVisiblePost(ctx, idAskedFor(request));
  const [shares, mine] = await Promise.all([findShares(ctx, post), groupsToPostIn(ctx)]);
  const there = new Set([post.groupId, ...post.sharedInto]);
  const groups = mine.filter((group) => !there.has(group.id) && canShareInto(viewer, group) === null);
  const lines = shares.map((one) => {
    const from = { groupId: one.group.id, sharedBy: one.sharedBy };
    return { ...one, removable: canUnsharePost(viewer, post, from) === null };
  });
  return sendPage(request, reply, {
    title: ctx.t("post.share.title"),
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <SharesPage {...{ post, groups, form }} shares={lines} refused={canSharePost(viewer, post)} />,
  });
}

async function share(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  return submitForm(
    reply,
    request.body,
    () => sharePost(ctx, id, request.body),
    (form) => show(request, reply, form),
    async (group) => {
      const undo = formAction(postPart(id, `shares/${encodeURIComponent(group.slug)}`), "delete");
      setFlash(reply, { key: "post.share.done", values: { group: group.name }, undo });
      return goTo(reply, postPath(await findVisiblePost(ctx, id)));
    },
  );
}

async function unshare(request: FastifyRequest, reply: FastifyReply) {
  const ctx = personCtx(request.ctx);
  const id = idAskedFor(request);
  const group = await unsharePost(ctx, id, (request.params as { slug: string }).slug);
  setFlash(reply, { key: "post.unshare.done", values: { group: group.name } });
  return goTo(reply, postPath(await findVisiblePost(ctx, id)));
}
