import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import type { FollowFacts } from "./why-told.ts";
import "./tables.ts";

/** A post or a reply that people may want to know of: one that stands, or one that is only being written. */
export interface TextToTell {
  readonly of: "post" | "reply";
  /** The thread; null for a post that is not there yet. */
  readonly postId: number | null;
  readonly groupId: number | null;
  /** Who wrote it: they are told nothing. */
  readonly actorId: PersonId | null;
  readonly startedBy: PersonId;
  /** Whose words a reply answers; null for a post. */
  readonly answered: PersonId | null;
  /** Whom it names. */
  readonly named: readonly PersonId[];
}

type Candidate = Omit<FollowFacts, "of"> & { readonly personId: PersonId };

/** What there is to know of a post or reply that stands. */
export async function readTextToTell(
  ctx: Pick<PlatformCtx, "db">,
  text: { postId: number; groupId: number | null; replyId: number | null; actorId: PersonId | null },
): Promise<TextToTell | undefined> {
  const { postId, groupId, replyId, actorId } = text;
  const { rows } = await sql<{ startedBy: PersonId; answered: PersonId | null; named: PersonId[] | null }>`
    select posts.author_id as started_by,
      case when replies.answers_id is null then posts.author_id else answered.author_id end as answered,
      (select array_agg(person_id) from mentions
        where post_id = ${postId} and reply_id is not distinct from ${replyId}::bigint) as named
    from posts left join replies on replies.id = ${replyId}::bigint left join replies as answered on answered.id = replies.answers_id
    where posts.id = ${postId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return undefined;
  const { startedBy, answered, named } = row;
  const of = replyId === null ? "post" : "reply";
  return {
    of,
    postId,
    groupId,
    actorId,
    startedBy,
    answered: of === "post" ? null : answered,
    named: named ?? [],
  };
}

/**
 * How `people` stand to the further groups of a post. What somebody chose for a group of which they may no longer know does
 * not count: a notice would speak of it.
 */
const sharedFacts = sql`coalesce((
  select json_agg(json_build_object('level', follow_levels.level, 'member', memberships.person_id is not null))
  from shares join groups on groups.id = shares.group_id
    left join memberships on memberships.group_id = groups.id and memberships.person_id = people.id
    left join follow_levels on follow_levels.group_id = groups.id and follow_levels.person_id = people.id
  where memberships.person_id is not null or (follow_levels.level is not null and groups.visibility <> 'members'
    and not exists (select from group_bars where group_bars.group_id = groups.id and group_bars.person_id = people.id))
), '[]')`;

/**
 * All who might want to know, with what it depends on. One query over the tables of several rooms: who is asked one by one
 * would be asked a thousand times.
 */
export async function findCandidates(
  ctx: Pick<PlatformCtx, "db">,
  { postId, groupId, actorId, startedBy, answered, named }: TextToTell,
  /** Asks about one person alone. */
  only?: PersonId,
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    with talked as (select distinct author_id from replies where post_id = ${postId}::bigint and deleted_at is null),
    named as (
      select person_id, bool_or(now) as now
      from (
        select person_id, false as now from mentions where post_id = ${postId}::bigint
        union all select person_id, true from unnest(${named}::uuid[]) as person_id
      ) as mentioned group by person_id
    ),
    shares as (select group_id from post_shares where post_id = ${postId}::bigint),
    near as (
      select person_id from memberships where group_id = ${groupId}::bigint
      union select person_id from follow_levels where post_id = ${postId}::bigint or group_id = ${groupId}::bigint
      union select person_id from memberships where group_id in (select group_id from shares)
      union select person_id from follow_levels where group_id in (select group_id from shares)
      union select person_id from named
      union select author_id from talked
      union select ${startedBy}::uuid
      union select ${answered}::uuid
    )
    select people.id as person_id, thread.level as thread, of_group.level as "group", community.level as community,
      exists (select from memberships where group_id = ${groupId}::bigint and person_id = people.id) as member,
      ${sharedFacts} as shared,
      people.id = ${startedBy}::uuid as started,
      exists (select from talked where author_id = people.id) as replied,
      named.person_id is not null as named_before,
      coalesce(named.now, false) as named,
      coalesce(people.id = ${answered}::uuid, false) as answered
    from near join people on people.id = near.person_id
      left join named on named.person_id = people.id
      left join follow_levels as thread on thread.person_id = people.id and thread.post_id = ${postId}::bigint
      left join follow_levels as of_group on of_group.person_id = people.id and of_group.group_id = ${groupId}::bigint
      left join follow_levels as community on community.person_id = people.id
        and community.group_id is null and community.post_id is null
    where people.standing = 'active' and people.id is distinct from ${actorId}::uuid
      and (${only ?? null}::uuid is null or people.id = ${only ?? null}::uuid)`.execute(ctx.db);
  return rows;
}
