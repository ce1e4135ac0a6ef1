import { recordActivity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Forbidden } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { hasHadTurn, haveAllHadTurns, isRoundOn } from "./find-turns.ts";
import { changeThread } from "./keep-text.ts";
import { canClosePost, canReply } from "./permissions.ts";
import type { PostId, RoundUntil } from "./tables.ts";

/** What of a round acts go by: read with the post's row locked. */
export interface LockedRound {
  readonly roundUntil: RoundUntil | null;
  readonly roundEndedAt: Date | null;
}

/**
 * Lets one's turn in a round go by. Twice is the same as once; takeTurnBack undoes it.
 * @throws NotFound, Forbidden (no round, spoken already, not one who could answer)
 */
export async function passTurn(ctx: PersonCtx, postId: PostId): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(isRoundOn(post) ? canReply(ctx.viewer, post, await hasHadTurn(ctx, post)) : "post.refused.no-round");

  await inTransaction(ctx, async (tx) => {
    const round = await lockRound(tx, postId);
    if (!isRoundOn(round)) throw new Forbidden("post.refused.no-round");
    await refuseSecondTurn(tx, postId, round);
    const done = await tx.db
      .insertInto("roundPasses")
      .values({ postId, personId: ctx.viewer.id, passedAt: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) return;
    await recordActivity(tx, { kind: "turn-passed", groupId: post.groupId, postId });
    await endRoundIfAllSpoke(tx, post, round);
    await changeThread(tx, postId);
  });
}

/**
 * Takes a pass back: one waits for one's turn again.
 * @throws NotFound, Forbidden
 */
export async function takeTurnBack(ctx: PersonCtx, postId: PostId): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(isRoundOn(post) ? canReply(ctx.viewer, post) : "post.refused.no-round");

  await inTransaction(ctx, async (tx) => {
    await lockRound(tx, postId);
    const done = await tx.db
      .deleteFrom("roundPasses")
      .where("postId", "=", postId)
      .where("personId", "=", ctx.viewer.id)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) return;
    await recordActivity(tx, { kind: "turn-taken-back", groupId: post.groupId, postId });
    await changeThread(tx, postId);
  });
}

/**
 * Ends a round, or lets it go on: for its author and the facilitators.
 * @throws NotFound, Forbidden
 */
export async function endRound(ctx: PersonCtx, postId: PostId, ended: boolean): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(post.roundUntil === null ? "post.refused.no-round" : canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    const done = await tx.db
      .updateTable("posts")
      .set(
        ended
          ? { roundEndedAt: ctx.now(), roundEndedBy: ctx.viewer.id }
          : // What has ended by itself would do so again at once, so it goes on until somebody ends it.
            { roundEndedAt: null, roundEndedBy: null, roundUntil: "facilitator", roundEndsAt: null },
      )
      .where("id", "=", postId)
      .where("roundEndedAt", ended ? "is" : "is not", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    const kind = ended ? "round-ended" : "round-resumed";
    await recordActivity(tx, { kind, groupId: post.groupId, postId });
    await changeThread(tx, postId);
  });
}

function lockRound(tx: PlatformCtx, postId: PostId): Promise<LockedRound> {
  return tx.db
    .selectFrom("posts")
    .where("id", "=", postId)
    .select(["roundUntil", "roundEndedAt"])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * The rule of a round where it counts: with the post's row locked, so that of two replies at once the second is refused.
 * @throws Forbidden
 */
export async function refuseSecondTurn(tx: Ctx, postId: PostId, round: LockedRound): Promise<void> {
  if (!isRoundOn(round)) return;
  const spoken = await tx.db
    .selectFrom("replies")
    .where("postId", "=", postId)
    .where("authorId", "=", tx.viewer.id)
    .where("deletedAt", "is", null)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  if (spoken) throw new Forbidden("post.refused.round");
}

/** After a reply in a round: who spoke after all has not passed, and where nobody is waited for the round is over. */
export async function noteTurn(
  tx: Ctx,
  post: { id: PostId; groupId: number; authorId: string },
  round: LockedRound,
): Promise<void> {
  if (!isRoundOn(round)) return;
  await tx.db
    .deleteFrom("roundPasses")
    .where("postId", "=", post.id)
    .where("personId", "=", tx.viewer.id)
    .execute();
  await endRoundIfAllSpoke(tx, post, round);
}

async function endRoundIfAllSpoke(
  tx: Ctx,
  post: { id: PostId; groupId: number; authorId: string },
  { roundUntil }: LockedRound,
): Promise<void> {
  if (roundUntil !== "all" || !(await haveAllHadTurns(tx, post))) return;
  await tx.db.updateTable("posts").set({ roundEndedAt: tx.now() }).where("id", "=", post.id).execute();
  await recordActivity(tx, {
    kind: "round-ended",
    groupId: post.groupId,
    postId: post.id,
    data: { by: "all" },
  });
}
