import { recordActivity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { defineJob } from "../platform/jobs/index.ts";
import { translator } from "../platform/languages/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { turnNow } from "./close-post.ts";
import { changeThread } from "./keep-text.ts";
import type { PostId } from "./tables.ts";

const atOnceMax = 500;

/**
 * Does each minute what talks were to do by themselves: close, open, end their round, show their replies. Each is one
 * transaction that asks again whether it is still to be done, so two runs at once, or a run after a crash, do it once.
 */
defineJob("keep-talk-dates", { cron: "* * * * *", run: keepDates });

/** One run of it. */
export async function keepDates(ctx: PlatformCtx): Promise<void> {
  const due = await ctx.db
    .selectFrom("posts")
    .where((eb) =>
      eb.or([
        eb("turnsAt", "<=", ctx.now()),
        eb.and([eb("repliesHeld", "=", true), eb("repliesOpenAt", "<=", ctx.now())]),
        eb.and([eb("roundEndedAt", "is", null), eb("roundEndsAt", "<=", ctx.now())]),
      ]),
    )
    .where("publishedAt", "is not", null)
    .orderBy("id")
    .limit(atOnceMax)
    .select("id")
    .execute();
  for (const { id } of due) await keepDatesOf(ctx, id);
}

async function keepDatesOf(ctx: PlatformCtx, postId: PostId): Promise<void> {
  await inTransaction(nobody(ctx), async (tx) => {
    const post = await tx.db
      .selectFrom("posts")
      .where("id", "=", postId)
      .select([
        "id",
        "groupId",
        "turnsAt",
        "turnsTo",
        "turnsBy",
        "turnsReason",
        "repliesHeld",
        "repliesOpenAt",
      ])
      .select(["roundEndsAt", "roundEndedAt"])
      .forUpdate()
      .executeTakeFirst();
    if (!post) return;
    const { groupId } = post;
    const isDue = (at: Date | null) => at !== null && at <= tx.now();
    if (isDue(post.roundEndsAt) && post.roundEndedAt === null) {
      await tx.db.updateTable("posts").set({ roundEndedAt: tx.now() }).where("id", "=", postId).execute();
      await recordActivity(tx, { kind: "round-ended", groupId, postId, data: { by: "date" } });
    }
    if (isDue(post.repliesOpenAt) && post.repliesHeld) {
      await tx.db
        .updateTable("posts")
        .set({ repliesHeld: false, repliesOpenAt: null })
        .where("id", "=", postId)
        .execute();
      await recordActivity(tx, { kind: "replies-opened", groupId, postId, data: { by: "date" } });
    }
    if (isDue(post.turnsAt) && post.turnsTo) {
      const { turnsTo: to, turnsReason: reason, turnsBy: by } = post;
      await turnNow(tx, post, { to, reason, by, onDate: true });
    }
    await changeThread(tx, postId);
  });
}

/** The ctx of what happens by itself: nobody did it. */
function nobody(ctx: PlatformCtx): Ctx {
  return { ...ctx, viewer: { id: null, language: "en", timeZone: "UTC" }, t: translator("en") };
}
