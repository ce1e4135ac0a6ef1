import { defineJob } from "../platform/jobs/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { effectsOf, findEffect } from "./effects.ts";
import "./tables.ts";

/** What happened, in the words of its feature: "reply-posted", "group-archived". */
export interface NewActivity {
  readonly kind: string;
  readonly groupId?: number;
  readonly postId?: number;
  readonly replyId?: number;
  /** The person it happened to, where that is not the one who did it. */
  readonly personId?: string;
  /** Further facts; ids and plain values only. */
  readonly data?: Record<string, unknown>;
}

const runEffect = defineJob<{ activityId: number; effect: string }>("run-effect", {
  retryLimit: 5,
  async run(ctx, { activityId, effect }) {
    const activity = await ctx.db
      .selectFrom("activity")
      .select(["id", "kind", "actorId", "groupId", "postId", "replyId", "personId"])
      .where("id", "=", activityId)
      .executeTakeFirst();
    if (!activity) return; // what it was about has been removed since
    await findEffect(activity.kind, effect)?.(ctx, activity);
  },
});

/**
 * Writes down what happened, in the act's own transaction, and queues all that follows from it: both are kept or neither.
 * Call it inside `inTransaction` with the ctx handed in there.
 * @returns its number, for notices that are kept in the same transaction.
 */
export async function recordActivity(tx: Ctx, happened: NewActivity): Promise<number> {
  const { data, ...ids } = happened;
  const row = await tx.db
    .insertInto("activity")
    .values({
      groupId: null,
      postId: null,
      replyId: null,
      personId: null,
      ...ids,
      actorId: tx.viewer.id,
      data: JSON.stringify(data ?? {}),
      createdAt: tx.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const effect of effectsOf(happened.kind))
    await tx.jobs.add(tx, runEffect, { activityId: row.id, effect });
  return row.id;
}
