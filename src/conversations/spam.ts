import { sql } from "kysely";
import { TooMany } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { addedADayMax, begunADayMax, dayMs } from "./limits.ts";
import "./tables.ts";

/**
 * Holds somebody to how many they may write to anew in a day. Called in the act's transaction: what one person begins at the same
 * time goes one after the other.
 * @throws TooMany
 */
export async function holdToLimits(tx: PersonCtx, adding: number, begins: boolean): Promise<void> {
  const me = tx.viewer.id;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conversations ${me}`}, 0))`.execute(tx.db);
  const since = new Date(tx.now().getTime() - dayMs);
  const { begun, added } = await tx.db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("conversations")
        .where("begunBy", "=", me)
        .where("begunAt", ">", since)
        .select((of) => of.fn.countAll<number>().as("count"))
        .as("begun"),
      eb
        .selectFrom("conversationPeople")
        .where("addedBy", "=", me)
        .where("joinedAt", ">", since)
        .select((of) => of.fn.countAll<number>().as("count"))
        .as("added"),
    ])
    .executeTakeFirstOrThrow();
  if ((begins && Number(begun) >= begunADayMax) || Number(added) + adding > addedADayMax)
    throw new TooMany(dayMs / 1000);
}
