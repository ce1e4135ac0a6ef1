import { NotFound } from "../platform/errors/index.ts";
import { canReadReplies, findVisiblePost, type Post } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";

/** A post whose replies the viewer may read, so that they may read what its summary tells of them. @throws NotFound */
export async function findReadable(ctx: Ctx, postId: number): Promise<Post> {
  const post = await findVisiblePost(ctx, postId);
  if (post.publishedAt === null || !(await canReadReplies(ctx, post))) throw new NotFound();
  return post;
}
