import { makePlaceholders, renamePlaceholder } from "../people/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import type { MailAuthor } from "../platform/read-mail/index.ts";
import { fold } from "../platform/text/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import "./tables.ts";

interface KnownWriter {
  readonly personId: PersonId;
  /** Folded. */
  readonly name: string;
  readonly claimed: boolean;
}

const addressLengthMax = 320;

/**
 * Finds the person behind each sender: whoever has claimed the address, else a placeholder for it. One address is one
 * person, and one person is one address: two people may bear the same name. Only where the archive hides an address does the
 * name stand in for it.
 */
export class Writers {
  /** How many people were new. */
  made = 0;
  private readonly ctx: Ctx;
  private readonly known = new Map<string, KnownWriter>();

  constructor(ctx: Ctx) {
    this.ctx = ctx;
  }

  /** The people who wrote these mails, in the same order. */
  async find(authors: readonly MailAuthor[]): Promise<PersonId[]> {
    const unknown = new Map(
      authors.filter((author) => !this.knows(author)).map((author) => [keyOf(author), author]),
    );
    if (unknown.size > 0) await this.learn(unknown);
    return authors.map((author) => (this.known.get(keyOf(author)) as KnownWriter).personId);
  }

  /** False also where the person is known by no more than an address, and this mail says a name. */
  private knows(author: MailAuthor): boolean {
    const writer = this.known.get(keyOf(author));
    return writer !== undefined && !this.isBetterNamed(author, writer);
  }

  private isBetterNamed(author: MailAuthor, writer: KnownWriter): boolean {
    const nameless = author.address !== null && writer.name === nameOfAddress(author.address);
    return nameless && !writer.claimed && fold(author.name) !== writer.name && /\p{L}/u.test(author.name);
  }

  private async learn(unknown: ReadonlyMap<string, MailAuthor>): Promise<void> {
    await this.read(
      [...unknown.keys()],
      [...unknown.values()].map((author) => fold(author.name)),
    );
    const strangers = [...unknown].filter(([key]) => !this.known.has(key));
    const renamed = [...unknown].filter(([, author]) => !this.knows(author) && this.known.has(keyOf(author)));
    if (strangers.length + renamed.length === 0) return;
    await inTransaction(this.ctx, async (tx) => {
      const ids = await makePlaceholders(
        tx,
        strangers.map(([, author]) => this.nameOf(author)),
      );
      for (const [at, [key, author]] of strangers.entries())
        await this.write(tx, key, { personId: ids[at] as PersonId, name: fold(author.name), claimed: false });
      for (const [key, author] of renamed) {
        const writer = this.known.get(key) as KnownWriter;
        await renamePlaceholder(tx, writer.personId, author.name);
        await this.write(tx, key, { ...writer, name: fold(author.name) });
      }
      this.made += strangers.length;
    });
  }

  /** Learns who is written down already: by the address, or by the name where one of the two sides has no address. */
  private async read(keys: readonly string[], names: readonly string[]): Promise<void> {
    const fullNames = names.filter((name) => name.includes(" "));
    const rows = await this.ctx.db
      .selectFrom("importedAddresses")
      .where((eb) =>
        eb.or([eb("address", "in", keys), ...(fullNames.length > 0 ? [eb("name", "in", fullNames)] : [])]),
      )
      .select(["address", "personId", "name", "claimedAt"])
      .execute();
    const writerOf = (row: (typeof rows)[number]) => ({
      personId: row.personId,
      name: row.name,
      claimed: row.claimedAt !== null,
    });
    for (const row of rows) this.known.set(row.address, writerOf(row));
    for (const [at, key] of keys.entries()) {
      if (this.known.has(key)) continue;
      const named = rows.filter((row) => row.name === names[at] && row.name.includes(" "));
      const people = new Set(named.map((row) => row.personId));
      const [one] = named;
      const fits = isHidden(key) ? people.size === 1 : named.length === 1 && one && isHidden(one.address);
      // A name alone gives nobody's words to somebody who has an account.
      if (one && fits && !one.claimedAt) await this.write(this.ctx, key, writerOf(one));
    }
  }

  private async write(ctx: Pick<Ctx, "db">, key: string, writer: KnownWriter): Promise<void> {
    await ctx.db
      .insertInto("importedAddresses")
      .values({ address: key, personId: writer.personId, name: writer.name, provedBy: null, claimedAt: null })
      .onConflict((conflict) => conflict.column("address").doUpdateSet({ name: writer.name }))
      .execute();
    this.known.set(key, writer);
  }

  private nameOf(author: MailAuthor): string {
    return author.name || this.ctx.t("imports.unknown-writer");
  }
}

/** What stands for a writer in the table: the address, or "~" and the name where the archive hides it. */
function keyOf(author: MailAuthor): string {
  return author.address?.slice(0, addressLengthMax) ?? `~${fold(author.name).slice(0, addressLengthMax)}`;
}

function isHidden(key: string): boolean {
  return key.startsWith("~");
}

function nameOfAddress(address: string): string {
  return fold(address.split("@")[0]?.split("+")[0] ?? "");
}
