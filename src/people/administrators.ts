import type { Ctx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/**
 * Throws `refusal` if nobody would look after the community without this person. Call it in the transaction that takes them
 * away: administrators are locked until its end, so that two who go at once do not both count on the other.
 */
export async function assertNotLast(tx: Ctx, personId: PersonId, refusal: Error): Promise<void> {
  const administrators = await tx.db
    .selectFrom("people")
    .select("id")
    .where("role", "=", "administrator")
    .where("standing", "=", "active")
    .orderBy("id")
    .forUpdate()
    .execute();
  if (administrators.length === 1 && administrators[0]?.id === personId) throw refusal;
}
