import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import { handleFor } from "./handle-for.ts";
import { cleanLine, nameLengthMax } from "./person-name.ts";
import "./tables.ts";

/**
 * Writes down people who stand in an archive and have no account here: they get no mail and cannot log in. In the caller's
 * transaction.
 * @param names as the archive gives them; each becomes a person of its own.
 * @returns their ids, in the same order.
 */
export async function makePlaceholders(tx: PlatformCtx, names: readonly string[]): Promise<PersonId[]> {
  const ids: PersonId[] = [];
  for (const written of names) {
    const name = nameFrom(written);
    const { id } = await tx.db
      .insertInto("people")
      .values({
        name,
        handle: await handleFor(tx.db, name),
        email: null,
        standing: "placeholder",
        createdAt: tx.now(),
        updatedAt: tx.now(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  return ids;
}

/** Gives a placeholder a better name than the one it was written down with; a handle fit for it comes along. */
export async function renamePlaceholder(tx: PlatformCtx, personId: PersonId, written: string): Promise<void> {
  const name = nameFrom(written);
  await tx.db
    .updateTable("people")
    .set({ name, handle: await handleFor(tx.db, name), updatedAt: tx.now() })
    .where("id", "=", personId)
    .where("standing", "=", "placeholder")
    .execute();
}

function nameFrom(written: string): string {
  return [...cleanLine(written)].slice(0, nameLengthMax).join("").trim() || "…";
}

/**
 * Ends a placeholder whose words have been given to the person it stood for: who followed it follows them, and its handle leads
 * to them.
 */
export async function mergePlaceholder(
  tx: PlatformCtx,
  placeholderId: PersonId,
  personId: PersonId,
): Promise<void> {
  await tx.db
    .insertInto("personFollows")
    .columns(["followerId", "personId", "createdAt"])
    .expression((eb) =>
      eb
        .selectFrom("personFollows")
        .where("personId", "=", placeholderId)
        .where("followerId", "<>", personId)
        .select((one) => [
          "followerId",
          one.cast<string>(one.val(personId), "uuid").as("personId"),
          "createdAt",
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.db.updateTable("formerHandles").set({ personId }).where("personId", "=", placeholderId).execute();
  const gone = await tx.db
    .deleteFrom("people")
    .where("id", "=", placeholderId)
    .where("standing", "=", "placeholder")
    .returning("handle")
    .executeTakeFirst();
  if (gone) await keepHandle(tx, gone.handle, personId);
}

/** A handle that is given up leads to whom it belonged. */
async function keepHandle(tx: PlatformCtx, handle: string, personId: PersonId): Promise<void> {
  await tx.db
    .insertInto("formerHandles")
    .values({ handle, personId, givenUpAt: tx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
