import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { Invalid, parse } from "../platform/errors/index.ts";
import { foldHandle } from "../platform/text/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { cleanLine } from "./person-name.ts";
import "./tables.ts";
import { isTaken } from "./unique.ts";

const lengthMin = 2;
const lengthMax = 40;
/** Every handle that somebody had leads to them for ever, so nobody may have had very many. */
const formerMax = 10;
/** Words that a text may one day mean all or some people by. */
const reserved = new Set(["all", "everyone", "here", "group", "members", "stewards", "facilitators", "weft"]);

const taken = new Invalid({ handle: "people.handle.taken" });

const Handle = z.object({
  handle: z
    .string()
    .max(200, "error.too-long")
    .transform((written) => foldHandle(cleanLine(written).replace(/[\s._]+/g, "-")).replace(/^-+|-+$/g, ""))
    .refine((handle) => [...handle].length >= lengthMin, "people.handle.short")
    .refine((handle) => handle.length <= lengthMax, "error.too-long")
    .refine((handle) => /\p{L}/u.test(handle), "people.handle.letters")
    .refine((handle) => !reserved.has(handle), "people.handle.taken"),
});

/**
 * Changes the word by which the viewer is found in links and mentions. It is kept lower case and without macrons, which makes
 * no difference to those who write it. The one before leads on to them, and nobody else gets it.
 * @throws Invalid ("handle")
 */
export async function changeHandle(ctx: PersonCtx, body: unknown): Promise<void> {
  const { handle } = parse(Handle, body);
  const { id: personId, handle: before } = ctx.viewer;
  if (handle === before) return;

  try {
    await inTransaction(ctx, async (tx) => {
      // Read in the transaction: another window may have changed it a moment ago.
      const { handle: present } = await tx.db
        .selectFrom("people")
        .select("handle")
        .where("id", "=", personId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (present === handle) return;
      await tx.db
        .updateTable("people")
        .set({ handle, updatedAt: tx.now() })
        .where("id", "=", personId)
        .execute();
      // Asked after the update, which waits for somebody who is giving the same handle up at this moment.
      await assertFree(tx, personId, handle);
      await tx.db.deleteFrom("formerHandles").where("handle", "=", handle).execute();
      await tx.db
        .insertInto("formerHandles")
        .values({ handle: present, personId, givenUpAt: tx.now() })
        .execute();
    });
  } catch (error) {
    if (isTaken(error)) throw taken;
    throw error;
  }
}

async function assertFree(tx: PersonCtx, personId: PersonId, handle: string): Promise<void> {
  const former = await tx.db
    .selectFrom("formerHandles")
    .select(["handle", "personId"])
    .where((eb) => eb.or([eb("handle", "=", handle), eb("personId", "=", personId)]))
    .execute();
  if (former.some((row) => row.handle === handle && row.personId !== personId)) throw taken;
  const own = former.filter((row) => row.personId === personId && row.handle !== handle);
  if (own.length >= formerMax) throw new Invalid({ handle: "people.handle.often" });
}
