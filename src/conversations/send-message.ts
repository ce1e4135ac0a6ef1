import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse, TooMany } from "../platform/errors/index.ts";
import { prepareText } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findConversation, lockToWrite } from "./find-conversation.ts";
import { Words } from "./input.ts";
import { keepLine } from "./keep-line.ts";
import { messagesMax, messagesWindowMs } from "./limits.ts";
import { canWrite } from "./permissions.ts";
import { tellOthers } from "./tell.ts";
import "./tables.ts";

const SendMessageInput = z.object({ markdown: Words });

/**
 * Writes in a conversation.
 * @returns the number of the message. The same words sent twice within a minute give the first one again.
 * @param also is done in the same transaction: both are kept or neither.
 * @throws NotFound, Forbidden (alone in it, a block between two), Invalid, TooMany
 */
export async function sendMessage(
  ctx: PersonCtx,
  conversationId: number,
  body: unknown,
  also?: (tx: PersonCtx) => Promise<void>,
): Promise<number> {
  const { markdown } = parse(SendMessageInput, body);

  allow(canWrite(await findConversation(ctx, conversationId)));

  const { html } = await prepareText(ctx, markdown);

  return inTransaction(ctx, async (tx) => {
    await lockToWrite(tx, conversationId);
    const id = await keepMessage(tx, conversationId, { markdown, html });
    await also?.(tx);
    return id;
  });
}

const sameAgainWithinMs = 60_000;

/** Keeps a message in a conversation that is locked, and tells the others. */
export async function keepMessage(
  tx: PersonCtx,
  conversationId: number,
  text: { readonly markdown: string; readonly html: string },
): Promise<number> {
  const mine = () => tx.db.selectFrom("conversationMessages").where("authorId", "=", tx.viewer.id);
  const again = await mine()
    .where("conversationId", "=", conversationId)
    .where("kind", "=", "words")
    .where("writtenAt", ">", new Date(tx.now().getTime() - sameAgainWithinMs))
    .where("markdown", "=", text.markdown)
    .select("id")
    .executeTakeFirst();
  if (again) return again.id;
  const lately = await mine()
    .where("kind", "=", "words")
    .where("writtenAt", ">", new Date(tx.now().getTime() - messagesWindowMs))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (Number(lately.count) >= messagesMax) throw new TooMany(messagesWindowMs / 1000);
  const id = await keepLine(tx, conversationId, { kind: "words", ...text });
  await tellOthers(tx, conversationId, "message");
  return id;
}
