import { type RawBuilder, sql } from "kysely";
import { visiblePosts } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";

/** When there was last talk, that the viewer may see, in a group of a query that calls its groups `listed`. */
export function latestTalk(ctx: Ctx): RawBuilder<Date | null> {
  const newest = visiblePosts(ctx)
    .where(sql<boolean>`posts.group_id = listed.id`)
    .select("posts.lastActivityAt")
    .orderBy("posts.lastActivityAt", "desc")
    .limit(1);
  return sql<Date | null>`${newest}`;
}
