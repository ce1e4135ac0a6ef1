import { countWords, type WordCount } from "../posts/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

/** Somebody out of an archive who may be the viewer. */
export interface Claimable extends WordCount {
  readonly id: PersonId;
  /** As the archive names them. */
  readonly name: string;
  readonly handle: string;
  /** Addresses from which they wrote, as far as the viewer has proved them. */
  readonly addresses: readonly string[];
}

/** The placeholders whose words the viewer may claim: they wrote from an address that the viewer has proved to read. */
export async function findClaimable(ctx: PersonCtx): Promise<Claimable[]> {
  const { viewer } = ctx;
  const rows = await ctx.db
    .selectFrom("importedAddresses")
    .innerJoin("people", "people.id", "importedAddresses.personId")
    .where("people.standing", "=", "placeholder")
    .where("importedAddresses.claimedAt", "is", null)
    .where((eb) =>
      eb.or([
        eb("importedAddresses.provedBy", "=", viewer.id),
        // An archive that came after the proof.
        ...(viewer.emailVerified ? [eb("importedAddresses.address", "=", viewer.email.toLowerCase())] : []),
      ]),
    )
    .orderBy("importedAddresses.address")
    .select(["people.id", "people.name", "people.handle", "importedAddresses.address"])
    .execute();
  const people = new Map(rows.map(({ address: _, ...person }) => [person.id, person]));
  return Promise.all(
    [...people.values()].map(async (person) => ({
      ...person,
      addresses: rows.filter((row) => row.id === person.id).map((row) => row.address),
      ...(await countWords(ctx, person.id)),
    })),
  );
}

/** Whether words wait for the viewer: asked on every visit, so the answer is remembered. */
export async function hasClaimable(ctx: PersonCtx): Promise<boolean> {
  const { id, email, emailVerified } = ctx.viewer;
  const key = `claimable:${id}:${emailVerified ? email : ""}`;
  return ctx.cache.remember(
    key,
    ["table:imported_addresses"],
    async () => (await findClaimable(ctx)).length > 0,
  );
}
