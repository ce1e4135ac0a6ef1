import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, GroupId, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/**
 * How closely somebody follows a thread, a group or the community. The nearest setting holds.
 * watching: every post and reply. following: replies where one takes part; new posts in the digest.
 * quiet: only mentions and answers to oneself. muted: nothing.
 */
export const levels = ["watching", "following", "quiet", "muted"] as const;

export type Level = (typeof levels)[number];

/** What holds for who has chosen nothing. */
export const defaultLevel: Level = "following";

/** Where a level is set. */
export type Place =
  | { readonly kind: "community" }
  | { readonly kind: "group"; readonly groupId: GroupId }
  | { readonly kind: "post"; readonly postId: number };

/** A place as forms send it: "community", "group:12", "post:42". */
export function placeName(place: Place): string {
  if (place.kind === "community") return "community";
  return place.kind === "group" ? `group:${place.groupId}` : `post:${place.postId}`;
}

/** The place of a name that `placeName` gave. */
export function placeOf(name: string): Place {
  const [kind, id] = name.split(":");
  if (kind === "group") return { kind, groupId: Number(id) };
  return kind === "post" ? { kind, postId: Number(id) } : { kind: "community" };
}

/** What one person has chosen, everywhere. */
export interface ChosenLevels {
  readonly community: Level | null;
  readonly groups: ReadonlyMap<GroupId, Level>;
  readonly posts: ReadonlyMap<number, Level>;
}

const nothingChosen: ChosenLevels = { community: null, groups: new Map(), posts: new Map() };

/** Forgets what is remembered of one person's choices. */
export const levelsTag = (personId: PersonId) => `follow-levels:${personId}`;

/** What the viewer has chosen, remembered until they choose anew; nothing for a visitor. */
export async function readLevels(ctx: Ctx): Promise<ChosenLevels> {
  const personId = ctx.viewer.id;
  if (personId === null) return nothingChosen;
  const tag = levelsTag(personId);
  return ctx.cache.remember(tag, [tag], () => loadLevels(ctx, personId));
}

async function loadLevels(ctx: Pick<PlatformCtx, "db">, personId: PersonId): Promise<ChosenLevels> {
  const rows = await ctx.db
    .selectFrom("followLevels")
    .where("personId", "=", personId)
    .select(["groupId", "postId", "level"])
    .execute();
  const community = rows.find((row) => row.groupId === null && row.postId === null)?.level ?? null;
  const groups = rows.flatMap(({ groupId, level }) => (groupId === null ? [] : [[groupId, level] as const]));
  const posts = rows.flatMap(({ postId, level }) => (postId === null ? [] : [[postId, level] as const]));
  return { community, groups: new Map(groups), posts: new Map(posts) };
}

/** What holds in a group, and where it was said. */
export function levelInGroup(
  chosen: ChosenLevels,
  groupId: GroupId,
): { readonly level: Level; readonly from: "group" | "community" | "default" } {
  const own = chosen.groups.get(groupId);
  if (own) return { level: own, from: "group" };
  if (chosen.community) return { level: chosen.community, from: "community" };
  return { level: defaultLevel, from: "default" };
}
