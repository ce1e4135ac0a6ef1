import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Remembers who has proved an address that stands in an archive, so that they may claim it even under another one later. */
export async function noteProof(ctx: PlatformCtx, personId: PersonId, email: string): Promise<void> {
  await ctx.db
    .updateTable("importedAddresses")
    .set({ provedBy: personId })
    .where("address", "=", email.toLowerCase())
    .where("claimedAt", "is", null)
    .execute();
}
