import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import { isHeardElsewhere } from "../posts/index.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/**
 * Of these people those for whom the thread is muted, by the nearest setting: they are told nothing of it, whatever it is. A
 * group that they muted does not silence another one that it is shared into.
 */
export async function findMuted(
  ctx: Pick<PlatformCtx, "db">,
  postId: number,
  personIds: readonly PersonId[],
): Promise<Set<PersonId>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ personId: PersonId; muted: boolean }>`
    select distinct on (person_id) person_id,
      level = 'muted' and (follow_levels.post_id is not null or not ${isHeardElsewhere(sql`person_id`)}) as muted
    from follow_levels join posts on posts.id = ${postId}
    where person_id = any(${personIds}::uuid[])
      and (follow_levels.post_id = posts.id or follow_levels.group_id = posts.group_id
        or (follow_levels.post_id is null and follow_levels.group_id is null))
    order by person_id, follow_levels.post_id is null, follow_levels.group_id is null`.execute(ctx.db);
  return new Set(rows.filter((row) => row.muted).map((row) => row.personId));
}
