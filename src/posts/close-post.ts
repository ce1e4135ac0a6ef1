import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { closedReasonLengthMax } from "./input.ts";
import { changeThread } from "./keep-text.ts";
import { canClosePost } from "./permissions.ts";
import type { Post } from "./post.ts";
import type { PostId } from "./tables.ts";
import { readDate } from "./talk-choices.ts";

const ClosePostInput = z.object({
  reason: z
    .string()
    .default("")
    .transform((reason) => reason.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((reason) => reason.length <= closedReasonLengthMax, "error.too-long"),
  /** A day and time on the viewer's clock; empty for now. */
  on: z.string().default(""),
});

/** No date waits any more. */
const noDate = { turnsAt: null, turnsTo: null, turnsBy: null, turnsReason: "" } as const;

/**
 * Ends a talk: it can be read and no longer answered. The reason is shown where the reply box was. Of two who close it at
 * once the first has done it. With a date in `on` it is closed by itself then (turnTalk).
 * @returns the date, if there is one.
 * @throws NotFound, Forbidden, Invalid
 */
export async function closePost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<Date | null> {
  return change(ctx, postId, body, "closed");
}

/**
 * Opens a closed talk again, now or on a date, with a reason if one is given. On an open talk that waits for its closing
 * this takes the date back.
 * @returns the date, if there is one.
 * @throws NotFound, Forbidden, Invalid
 */
export async function reopenPost(ctx: PersonCtx, postId: PostId, body: unknown = {}): Promise<Date | null> {
  return change(ctx, postId, body, "open");
}

async function change(
  ctx: PersonCtx,
  postId: PostId,
  body: unknown,
  to: "closed" | "open",
): Promise<Date | null> {
  const { reason, on } = parse(ClosePostInput, body ?? {});
  const at = readDate(ctx, "on", on);

  const post = await findVisiblePost(ctx, postId);

  allow(canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    if (at) await setDate(tx, postId, { at, to, reason });
    else await turnNow(tx, post, { to, reason, by: ctx.viewer.id });
    await changeThread(tx, postId);
  });
  return at;
}

async function setDate(
  tx: PersonCtx,
  postId: PostId,
  { at, to, reason }: { at: Date; to: "closed" | "open"; reason: string },
): Promise<void> {
  await tx.db
    .updateTable("posts")
    .set({ turnsAt: at, turnsTo: to, turnsBy: tx.viewer.id, turnsReason: reason })
    .where("id", "=", postId)
    .where("closedAt", to === "closed" ? "is" : "is not", null)
    .execute();
}

/**
 * Closes or opens a talk in the transaction it is handed: once, whoever else does so at the same time. A date that waited
 * is over with it.
 */
export async function turnNow(
  tx: Ctx,
  post: Pick<Post, "id" | "groupId">,
  { to, reason, by, onDate }: { to: "closed" | "open"; reason: string; by: string | null; onDate?: true },
): Promise<boolean> {
  const closes = to === "closed";
  const done = await tx.db
    .updateTable("posts")
    .set({
      ...noDate,
      ...(closes
        ? { closedAt: tx.now(), closedBy: by, closedReason: reason }
        : { closedAt: null, closedBy: null, closedReason: "" }),
    })
    .where("id", "=", post.id)
    .where("closedAt", closes ? "is" : "is not", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) {
    if (!closes) await takeDateBack(tx, post.id);
    return false;
  }
  const data = { ...(reason ? { reason } : {}), ...(onDate ? { onDate } : {}) };
  const kind = closes ? "post-closed" : "post-reopened";
  await recordActivity(tx, { kind, groupId: post.groupId, postId: post.id, data });
  return true;
}

/** Lets a talk stay as it is: takes back the date on which it was to be closed or opened. @throws NotFound, Forbidden */
export async function keepAsItIs(ctx: PersonCtx, postId: PostId): Promise<void> {
  const post = await findVisiblePost(ctx, postId);

  allow(canClosePost(ctx.viewer, post));

  await inTransaction(ctx, async (tx) => {
    await takeDateBack(tx, postId);
    await changeThread(tx, postId);
  });
}

async function takeDateBack(tx: Ctx, postId: PostId): Promise<void> {
  await tx.db.updateTable("posts").set(noDate).where("id", "=", postId).execute();
}
