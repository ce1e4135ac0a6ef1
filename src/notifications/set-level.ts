import { z } from "zod";
import { visibleGroups } from "../groups/index.ts";
import { afterCommit, inTransaction } from "../platform/database/index.ts";
import { NotFound, parse } from "../platform/errors/index.ts";
import { findVisiblePost } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type Level, levels, levelsTag, type Place, placeName, placeOf } from "./levels.ts";

const LevelInput = z.object({
  place: z
    .string()
    .regex(/^(community|(group|post):\d{1,15})$/, "error.field")
    .transform(placeOf),
  /** Empty for what holds around it: a thread goes back to its group, a group to the community. */
  level: z.union([z.enum(levels), z.literal("").transform(() => null)]),
});

/**
 * Says how closely the viewer follows a thread, a group or the community.
 * @returns what was chosen there before, for an undo.
 * @throws NotFound, Invalid
 */
export async function setLevel(
  ctx: PersonCtx,
  input: unknown,
): Promise<{ place: string; level: Level | null; before: Level | null }> {
  const { place, level } = parse(LevelInput, input);
  await mustKnow(ctx, place);
  const before = await keepLevel(ctx, place, level);
  return { place: placeName(place), level, before };
}

async function mustKnow(ctx: PersonCtx, place: Place): Promise<void> {
  if (place.kind === "post") await findVisiblePost(ctx, place.postId);
  if (place.kind !== "group") return;
  const group = await visibleGroups(ctx)
    .where("groups.id", "=", place.groupId)
    .select("groups.id")
    .executeTakeFirst();
  if (!group) throw new NotFound();
}

/** Keeps a level for the viewer, who may set it; `null` takes it away. @returns the one before. */
export async function keepLevel(ctx: PersonCtx, place: Place, level: Level | null): Promise<Level | null> {
  const personId = ctx.viewer.id;
  const groupId = place.kind === "group" ? place.groupId : null;
  const postId = place.kind === "post" ? place.postId : null;
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db
      .deleteFrom("followLevels")
      .where("personId", "=", personId)
      .where("groupId", "is not distinct from", groupId)
      .where("postId", "is not distinct from", postId)
      .returning("level")
      .executeTakeFirst();
    if (level !== null)
      await tx.db
        .insertInto("followLevels")
        .values({ personId, groupId, postId, level, setAt: tx.now() })
        .onConflict((conflict) => conflict.doNothing()) // two presses at once: either is theirs
        .execute();
    await afterCommit(() => ctx.cache.forget(levelsTag(personId)));
    return known?.level ?? null;
  });
}
