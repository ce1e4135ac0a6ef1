import { type RawBuilder, sql } from "kysely";
import { foldHandle } from "../platform/text/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Somebody whom the viewer may write to, or who is in a conversation with them. */
export interface Reachable {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
}

/** Which people are looked for; of each only those whom the viewer may write to are found. */
export type Wanted =
  | { readonly handles: readonly string[] }
  | { readonly ids: readonly PersonId[] }
  | { readonly letters: string };

const foundMax = 12;

/**
 * Of these people those whom the viewer may write to: active here, sharing a group with them or following them, open to it, and
 * neither has blocked the other. Why somebody is not found is not told: it could be a block.
 */
export async function findReachable(ctx: PersonCtx, wanted: Wanted): Promise<readonly Reachable[]> {
  if ("handles" in wanted && wanted.handles.length === 0) return [];
  if ("ids" in wanted && wanted.ids.length === 0) return [];
  const { rows } = await sql<Reachable>`
    select people.id, people.name, people.handle, people.image as face from people
    where ${isReachable(ctx.viewer.id)} and ${among(wanted)}
    order by people.name_folded, people.id
    limit ${"letters" in wanted ? foundMax : 100}`.execute(ctx.db);
  return rows;
}

function among(wanted: Wanted): RawBuilder<boolean> {
  if ("ids" in wanted) return sql<boolean>`people.id = any(${wanted.ids}::uuid[])`;
  if ("handles" in wanted) {
    const handles = wanted.handles.map(foldHandle);
    return sql<boolean>`people.handle = any(${handles}::text[])`;
  }
  const letters = `%${wanted.letters.slice(0, 60).replace(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`(people.name_folded like fold(${letters}) or people.handle like fold(${letters}))`;
}

/** The one rule of who may write to whom, as a condition on `people`. */
function isReachable(viewerId: PersonId): RawBuilder<boolean> {
  const follows = sql`exists (select from person_follows where follower_id = people.id and person_id = ${viewerId})`;
  const sharesGroup = sql`exists (
    select from memberships as theirs
    join memberships as mine on mine.group_id = theirs.group_id and mine.person_id = ${viewerId}
    join groups on groups.id = mine.group_id and groups.archived_at is null
    where theirs.person_id = people.id)`;
  const choice = sql`coalesce((select open_to from conversation_choices where person_id = people.id), 'groups')`;
  return sql<boolean>`(
    people.standing = 'active' and people.arrived_at is not null and people.id <> ${viewerId}
    and not exists (select from conversation_blocks
      where (blocker_id = people.id and blocked_id = ${viewerId}) or (blocker_id = ${viewerId} and blocked_id = people.id))
    and ((${choice} <> 'nobody' and ${follows}) or (${choice} = 'groups' and ${sharesGroup})))`;
}
