import { sql } from "kysely";
import { findSharedInto, postPath, standsIn, visiblePosts } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DigestItem } from "./digest-blocks.ts";
import { levelInGroup, readLevels } from "./levels.ts";
import "./tables.ts";

const shownMax = 8;

/**
 * Posts in the viewer's groups that they have not opened, by others, most answered first: for digests. Groups and talks
 * that are quiet or muted for them are left out; what is shared into several groups stands here once.
 * @param only.unanswered questions that nobody has answered yet.
 */
export async function findUnseenPosts(
  ctx: PersonCtx,
  since: Date,
  only: { readonly kind?: string; readonly unanswered?: boolean } = {},
): Promise<DigestItem[]> {
  const { viewer } = ctx;
  const chosen = await readLevels(ctx);
  const groupIds = [...viewer.roles.keys()].filter((id) => isOpen(levelInGroup(chosen, id).level));
  if (groupIds.length === 0) return [];
  const shared = await findSharedInto(ctx, groupIds);
  const hushed = [...chosen.posts].flatMap(([id, level]) => (isOpen(level) ? [] : [id]));
  const rows = await visiblePosts(ctx)
    .innerJoin("people as author", "author.id", "posts.authorId")
    .where(standsIn(groupIds, shared))
    .where("posts.authorId", "!=", viewer.id)
    .where("posts.publishedAt", ">", since)
    .where(
      sql<boolean>`not exists (select from post_reads where post_id = posts.id and person_id = ${viewer.id})`,
    )
    .$if(hushed.length > 0, (query) => query.where("posts.id", "not in", hushed))
    .$if(only.kind !== undefined, (query) => query.where("posts.kind", "=", only.kind as string))
    .$if(only.unanswered === true, (query) => query.where("posts.replyCount", "=", 0))
    .orderBy("posts.replyCount", "desc")
    .orderBy("posts.publishedAt", "desc")
    .limit(shownMax)
    .select([
      "posts.id",
      "posts.groupId",
      "posts.title",
      "posts.excerpt",
      "posts.replyCount",
      "groups.name as group",
      "author.name",
    ])
    .execute();
  return rows.map(({ id, groupId, title, excerpt, replyCount, group, name }) => ({
    postId: id,
    groupId,
    title,
    path: postPath({ id, title }),
    facts: ctx.t("notice.digest.facts", { name, group, count: replyCount }),
    ...(excerpt ? { words: excerpt } : {}),
  }));
}

const isOpen = (level: string) => level === "watching" || level === "following";
