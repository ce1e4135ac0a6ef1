import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { findConversation, lockConversation } from "./find-conversation.ts";
import { Handles } from "./input.ts";
import { keepLine, lastLine } from "./keep-line.ts";
import { peopleMax } from "./limits.ts";
import { canAdd } from "./permissions.ts";
import { findReachable } from "./reachable.ts";
import { holdToLimits } from "./spam.ts";
import { tellOthers } from "./tell.ts";
import "./tables.ts";

const AddInput = z.object({ people: Handles });

/**
 * Brings people into a conversation. They read what is written from then on, and nothing of before; who had left and comes back as well.
 * Not while words are being carried over: those who are asked see them.
 * @throws NotFound, Forbidden (full, or nobody else is in it), Invalid (whom the viewer may not write to, or who and somebody in it
 *   keep apart), Conflict, TooMany
 */
export async function addPeople(ctx: PersonCtx, conversationId: number, body: unknown): Promise<number> {
  const { people: handles } = parse(AddInput, body);
  if (handles.length === 0) throw new Invalid({ people: "conversation.people.missing" });

  const known = await findConversation(ctx, conversationId);

  allow(canAdd(known));

  const people = await findReachable(ctx, { handles });
  if (people.length < handles.length) throw new Invalid({ people: "conversation.people.unreachable" });

  return inTransaction(ctx, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    const present = conversation.people.map((person) => person.id);
    const fresh = people.map((person) => person.id).filter((id) => !present.includes(id));
    if (fresh.length === 0) return 0;
    allow(canAdd(conversation));
    if (present.length + fresh.length > peopleMax)
      throw new Invalid({ people: "conversation.people.too-many" });
    if (await isAsking(tx, conversationId)) throw new Conflict("conversation.refused.asking");
    if (await keepApart(tx, fresh, present)) throw new Invalid({ people: "conversation.people.unreachable" });
    await holdToLimits(tx, fresh.length, false);
    const seesAfter = await lastLine(tx, conversationId);
    for (const personId of fresh) await join(tx, conversationId, personId, seesAfter);
    await tellOthers(tx, conversationId, "added", fresh);
    return fresh.length;
  });
}

async function join(tx: PersonCtx, conversationId: number, personId: PersonId, seesAfter: number) {
  const row = {
    addedBy: tx.viewer.id,
    joinedAt: tx.now(),
    seesAfter,
    readTo: seesAfter,
    leftAt: null,
    mutedAt: null,
  };
  await tx.db
    .insertInto("conversationPeople")
    .values({ conversationId, personId, ...row })
    .onConflict((conflict) => conflict.columns(["conversationId", "personId"]).doUpdateSet(row))
    .execute();
  await keepLine(tx, conversationId, { kind: "joined", personId });
}

async function isAsking(tx: PersonCtx, conversationId: number): Promise<boolean> {
  const row = await tx.db
    .selectFrom("conversationProposals")
    .where("conversationId", "=", conversationId)
    .where("state", "=", "asking")
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether one of these has blocked one of those, or the other way round. */
async function keepApart(
  tx: PersonCtx,
  these: readonly PersonId[],
  those: readonly PersonId[],
): Promise<boolean> {
  const row = await tx.db
    .selectFrom("conversationBlocks")
    .where((eb) =>
      eb.or([
        eb.and([eb("blockerId", "in", these), eb("blockedId", "in", those)]),
        eb.and([eb("blockerId", "in", those), eb("blockedId", "in", these)]),
      ]),
    )
    .select("blockerId")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
