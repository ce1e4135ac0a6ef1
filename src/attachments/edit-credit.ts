import { parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { Credit } from "./credit.ts";
import { findOwn } from "./queries.ts";

/**
 * Mends what a picture says of itself.
 * @returns the post that shows it, so that its text can be rendered anew; null where none does.
 * @throws NotFound, Invalid
 */
export async function editCredit(
  ctx: PersonCtx,
  id: string,
  body: unknown,
): Promise<{ postId: number | null; replyId: number | null }> {
  const credit = parse(Credit, body);

  const attachment = await findOwn(ctx, id);

  await ctx.db.updateTable("attachments").set(credit).where("id", "=", attachment.id).execute();
  return { postId: attachment.postId, replyId: attachment.replyId };
}
