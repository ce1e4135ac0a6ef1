import { type RawBuilder, sql } from "kysely";
import { visiblePosts } from "../posts/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";

/** When there was last talk, that the viewer may see, in a group of a query that calls its groups `listed`. */
export function latestTalk(ctx: Ctx): RawBuilder<Date | null> {
  const newest = visiblePosts(ctx)
    .where(sql<boolean>`posts.group_id = listed.id`)
    .select("posts.lastActivityAt")
    .orderBy("posts.lastActivityAt", "desc")
    .limit(1);
  return sql<Date | null>`${newest}`;
}

/** The same for these groups; those without talk are missing. */
export async function latestTalkOf(ctx: Ctx, ids: readonly GroupId[]): Promise<Map<GroupId, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("groups as listed")
    .where("listed.id", "in", ids)
    .select("listed.id")
    .select(latestTalk(ctx).as("latestAt"))
    .execute();
  return new Map(rows.flatMap(({ id, latestAt }) => (latestAt ? [[id, latestAt]] : [])));
}
