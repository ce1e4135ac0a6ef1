import { sql } from "kysely";
import { findShares, type Post } from "../posts/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { type Level, levelInGroup, readLevels } from "./levels.ts";
import { levelAround } from "./why-told.ts";

/** What a viewer is told of a thread, and why. "none": mentions and answers only, because they do not take part. */
export interface Standing {
  readonly level: Level | "none";
  readonly from: "thread" | "group" | "community" | "default" | "started" | "replied" | "mentioned";
  /** What they have chosen here. */
  readonly own: Level | null;
}

/**
 * How the viewer stands to a thread they may see; undefined for a visitor. All of it is remembered: until they choose anew,
 * and until something in the thread changes.
 */
export async function findStanding(ctx: Ctx, post: Post): Promise<Standing | undefined> {
  if (ctx.viewer.id === null || post.publishedAt === null) return undefined;
  const chosen = await readLevels(ctx);
  const own = chosen.posts.get(post.id) ?? null;
  if (own) return { level: own, from: "thread", own };
  const around = await standingAround(ctx, post);
  if (around.level !== "following") return { ...around, own };
  const part = await findPart(ctx, post);
  return part ? { level: "following", from: part, own } : { level: "none", from: around.from, own };
}

/** What holds for a thread of which the viewer has chosen nothing: see levelAround. Groups they may not know of are left out. */
export async function standingAround(ctx: Ctx, post: Post): Promise<ReturnType<typeof levelInGroup>> {
  const chosen = await readLevels(ctx);
  const home = levelInGroup(chosen, post.groupId);
  const { viewer } = ctx;
  if (viewer.id === null || post.sharedInto.length === 0) return home;
  const shared = (await findShares(ctx, post)).flatMap(({ group: { id } }) => {
    const one = { level: chosen.groups.get(id) ?? null, member: viewer.roles.has(id) };
    return one.member || one.level ? [one] : [];
  });
  const group = chosen.groups.get(post.groupId) ?? null;
  const { community } = chosen;
  const level = levelAround({ group, member: viewer.roles.has(post.groupId), community, shared });
  if (level === home.level) return home;
  const from = shared.some((one) => one.level === level) ? "group" : community ? "community" : "default";
  return { level, from };
}

/** How the viewer takes part in a thread. */
async function findPart(ctx: Ctx, post: Post): Promise<"started" | "replied" | "mentioned" | null> {
  const personId = ctx.viewer.id as string;
  if (post.authorId === personId) return "started";
  return ctx.cache.remember(`part:${personId}:${post.id}`, [`post:${post.id}`], async () => {
    const { rows } = await sql<{ replied: boolean; mentioned: boolean }>`
      select exists (select from replies where post_id = ${post.id} and author_id = ${personId} and deleted_at is null) as replied,
        exists (select from mentions where post_id = ${post.id} and person_id = ${personId}) as mentioned`.execute(
      ctx.db,
    );
    if (rows[0]?.replied) return "replied";
    return rows[0]?.mentioned ? "mentioned" : null;
  });
}
