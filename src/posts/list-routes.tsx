import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendPage } from "../frame/index.ts";
import { numberAskedFor } from "./asked-for.ts";
import { listPosts } from "./list-posts.ts";
import { tagPath } from "./paths.ts";
import { TagPage } from "./views/tag-page.tsx";

/** Posts by tag. */
export function listRoutes(app: FastifyInstance): void {
  app.get("/tags/:tag", showTag);
}

async function showTag(request: FastifyRequest, reply: FastifyReply) {
  const { ctx } = request;
  const { tag: typed } = request.params as { tag: string };
  const tag = typed.normalize("NFC").replace(/\0/g, "").toLowerCase();
  const page = Math.max(1, numberAskedFor(request, "page") ?? 1);
  const { posts, more } = await listPosts(ctx, { tag, page });
  return sendPage(request, reply, {
    title: `#${tag}`,
    canonical: tagPath(tag),
    // Anybody can make up an address with any word in it.
    robots: posts.length === 0 ? "noindex" : undefined,
    view: <TagPage {...{ tag, posts, page, more }} />,
  });
}
