import { sql } from "kysely";
import type { Ctx } from "../viewer/index.ts";
import type { PostId } from "./tables.ts";

/** Counts a post's replies anew after one has gone or come back: how many can be read, and who wrote last, and when. */
export async function countReplies(tx: Ctx, postId: PostId): Promise<void> {
  await sql`
    update posts set
      reply_count = (select count(*) from replies where post_id = posts.id and deleted_at is null),
      helpful_count = (select count(*) from replies
        where post_id = posts.id and deleted_at is null and helpful_at is not null),
      last_reply_by = (select author_id from replies where post_id = posts.id and deleted_at is null
        order by created_at desc, id desc limit 1),
      last_activity_at = greatest(posts.published_at,
        (select max(created_at) from replies where post_id = posts.id and deleted_at is null))
    where id = ${postId}`.execute(tx.db);
}
