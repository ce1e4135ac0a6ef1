import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { idAskedFor, numberAskedFor } from "./asked-for.ts";
import { findVisiblePost } from "./find-post.ts";
import { findRail } from "./find-rail.tsx";
import { findVisibleReply } from "./find-reply.ts";
import { readHistory, type Version } from "./history.ts";
import { postPath, replyPath } from "./paths.ts";
import { mayModerate } from "./permissions.ts";
import type { Post } from "./post.ts";
import { HistoryPage } from "./views/history-page.tsx";

const changesPerPage = 20;

/** What posts and replies said before. */
export function historyRoutes(app: FastifyInstance): void {
  app.get("/posts/:id/history", showPostHistory);
  app.get("/replies/:id/history", showReplyHistory);
}

async function showPostHistory(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const post = await findVisiblePost(ctx, idAskedFor(request));
  if (post.publishedAt === null) throw new NotFound(); // a draft has none
  const versions = await readHistory(ctx, { postId: post.id }, post);
  return show(request, reply, { post, versions, path: postPath(post), title: post.title });
}

async function showReplyHistory(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const found = await findVisibleReply(ctx, idAskedFor(request));
  const mine = ctx.viewer.id === found.reply.authorId;
  if (found.reply.deletedAt && !mine && !mayModerate(ctx.viewer, found.post.groupId)) throw new NotFound();
  const { authorName: name, authorStanding: standing, ...rest } = found.reply;
  const now = { ...rest, title: null, tags: null, author: { name, standing } };
  const versions = await readHistory(ctx, { replyId: found.reply.id }, now);
  const title = ctx.t("post.history.of-reply", { name, title: found.post.title });
  return show(request, reply, { post: found.post, versions, path: replyPath(found.reply.id), title });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  history: { post: Post; versions: readonly Version[]; path: string; title: string },
) {
  const { ctx } = request;
  const { post, versions, path, title } = history;
  const pages = Math.ceil(versions.length / changesPerPage);
  const page = Math.min(Math.max(1, numberAskedFor(request, "page") ?? 1), pages);
  const end = versions.length - (page - 1) * changesPerPage;
  const from = Math.max(0, end - changesPerPage);
  const changes = versions
    .slice(from, end)
    .map((version, index) => ({ version, before: versions[from + index - 1] }))
    .reverse();
  const turned = (to: number) => (to >= 1 && to <= pages ? `${request.url.split("?")[0]}?page=${to}` : null);
  return sendPage(request, reply, {
    title: `${ctx.t("post.history.title")}: ${title}`,
    robots: "noindex",
    rail: await findRail(ctx, post),
    view: <HistoryPage {...{ title, path, changes, older: turned(page + 1), newer: turned(page - 1) }} />,
  });
}
