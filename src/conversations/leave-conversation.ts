import { inTransaction } from "../platform/database/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type Conversation, lockConversation } from "./find-conversation.ts";
import { keepLine } from "./keep-line.ts";
import "./tables.ts";

/**
 * Leaves a conversation for good: it is not there for the viewer any more, and their words stay with the others. Words of theirs that
 * are about to be carried over are not. Once nobody is left it is deleted, unless it was reported and nobody has looked yet.
 * @throws NotFound
 */
export async function leaveConversation(ctx: PersonCtx, conversationId: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await leave(tx, await lockConversation(tx, conversationId));
  });
}

/** Leaves every conversation and forgets what was chosen about them, when an account closes; in that transaction. */
export async function leaveAll(tx: PersonCtx): Promise<void> {
  const rows = await tx.db
    .selectFrom("conversationPeople")
    .where("personId", "=", tx.viewer.id)
    .where("leftAt", "is", null)
    .select("conversationId")
    .orderBy("conversationId")
    .execute();
  for (const { conversationId } of rows) await leave(tx, await lockConversation(tx, conversationId));
  await tx.db.deleteFrom("conversationChoices").where("personId", "=", tx.viewer.id).execute();
  await tx.db
    .deleteFrom("conversationBlocks")
    .where((eb) => eb.or([eb("blockerId", "=", tx.viewer.id), eb("blockedId", "=", tx.viewer.id)]))
    .execute();
}

async function leave(tx: PersonCtx, conversation: Conversation): Promise<void> {
  const { id } = conversation;
  await endProposal(tx, id);
  await keepLine(tx, id, { kind: "left" });
  await tx.db
    .updateTable("conversationPeople")
    .set({ leftAt: tx.now() })
    .where("conversationId", "=", id)
    .where("personId", "=", tx.viewer.id)
    .execute();
  if (conversation.others.length > 0) return;
  await tx.db
    .deleteFrom("conversations")
    .where("id", "=", id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conversationReports")
            .whereRef("conversationId", "=", "conversations.id")
            .where("settledAt", "is", null)
            .select("conversationReports.id"),
        ),
      ),
    )
    .execute();
}

/**
 * Ends what is asked about, unless the viewer has said yes to it and has no words in it: who leaves has agreed to nothing else, and
 * the text may say what they said although their messages were not chosen.
 */
async function endProposal(tx: PersonCtx, conversationId: number): Promise<void> {
  const asking = await tx.db
    .selectFrom("conversationProposals")
    .where("conversationId", "=", conversationId)
    .where("state", "=", "asking")
    .select(["id", "proposedBy", "messageIds", "version"])
    .executeTakeFirst();
  if (!asking) return;
  const own = await tx.db
    .selectFrom("conversationMessages")
    .where("id", "in", asking.messageIds.length > 0 ? asking.messageIds : [0])
    .where("authorId", "=", tx.viewer.id)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  const agreed = await tx.db
    .selectFrom("conversationAnswers")
    .where("proposalId", "=", asking.id)
    .where("personId", "=", tx.viewer.id)
    .where("version", "=", asking.version)
    .select("version")
    .executeTakeFirst();
  if (asking.proposedBy !== tx.viewer.id && !own && agreed) return;
  await tx.db
    .updateTable("conversationProposals")
    .set({ state: "ended", changedAt: tx.now() })
    .where("id", "=", asking.id)
    .execute();
  await keepLine(tx, conversationId, { kind: "not-carried" });
}
