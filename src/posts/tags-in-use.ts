import { sql } from "kysely";
import type { Ctx } from "../viewer/index.ts";
import { visiblePosts } from "./visible-posts.ts";

const shownMax = 60;
const postsLookedAt = 2_000;

/** Tags of posts that the viewer may know of, to choose from while writing: the most used of lately first. */
export async function findTagsInUse(ctx: Ctx): Promise<string[]> {
  const lately = visiblePosts(ctx)
    .select("posts.tags")
    .orderBy("posts.lastActivityAt", "desc")
    .limit(postsLookedAt);
  const { rows } = await sql<{ tag: string }>`
    select tag from (${lately}) as lately, unnest(lately.tags) as tag
    group by tag order by count(*) desc, tag limit ${shownMax}`.execute(ctx.db);
  return rows.map((row) => row.tag);
}
