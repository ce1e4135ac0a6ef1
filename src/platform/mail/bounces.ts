import { sql } from "kysely";
import type { PlatformCtx } from "../ctx.ts";
import { inTransaction } from "../database/index.ts";
import { maskAddresses } from "../log/index.ts";
import "./tables.ts";

/** A mail that came back: as the SMTP server refused it, or as a report told that came in. */
export interface Bounce {
  /** Whom it did not reach; without it the mail is found by its Message-ID, where only one went out under it. */
  readonly address?: string;
  /** As the report names it: then it counts only if we did send that mail to that address. */
  readonly messageId?: string;
  /** The server's last word (5xx), not a "later perhaps" (4xx). */
  readonly permanent: boolean;
  /** What the server said. */
  readonly words: string;
}

const dayMs = 86_400_000;
/** So many last words within a month, or so many "later perhaps" within a week, and an address is paused. Older ones no longer count. */
const limits = { permanent: { count: 3, days: 30 }, soft: { count: 12, days: 7 } };
/** A report is of a mail that was sent lately. */
const sentWithinDays = 14;

type AddressPaused = (tx: PlatformCtx, address: string) => Promise<void>;
const listeners: AddressPaused[] = [];

/** Has something done when an address is paused, in that transaction. Called once by each room that wants to know. */
export function onAddressPaused(listener: AddressPaused): void {
  listeners.push(listener);
}

/**
 * Counts a mail that came back, and pauses its address when there were too many. Does nothing where we sent no such mail: anybody
 * can write such a report.
 * @returns what became of it.
 */
export async function noteBounce(
  ctx: PlatformCtx,
  bounce: Bounce,
): Promise<"unknown" | "counted" | "paused"> {
  const address = await addressOf(ctx, bounce);
  if (address === undefined) return "unknown";
  return inTransaction(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`bounce ${address}`}, 0))`.execute(tx.db);
    const words = maskAddresses(bounce.words).slice(0, 500);
    await tx.db
      .insertInto("mailBounces")
      .values({ address, permanent: bounce.permanent, words, at: tx.now() })
      .execute();
    if (!(await isTooMuch(tx, address))) return "counted";
    const paused = await tx.db
      .insertInto("mailPauses")
      .values({ address, words, pausedAt: tx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (paused.numInsertedOrUpdatedRows === 0n) return "counted";
    tx.log.info({ bounces: limits.permanent.count }, "an address is paused: mails to it came back");
    for (const listener of listeners) await listener(tx, address);
    return "paused";
  });
}

async function addressOf(ctx: PlatformCtx, { address, messageId }: Bounce): Promise<string | undefined> {
  if (address === undefined && messageId === undefined) return undefined;
  const since = new Date(ctx.now().getTime() - sentWithinDays * dayMs);
  const rows = await ctx.db
    .selectFrom("mailOutbox")
    .where("createdAt", ">", since)
    .$if(address !== undefined, (query) =>
      query.where(sql`lower(to_address)`, "=", (address as string).trim().toLowerCase()),
    )
    .$if(messageId !== undefined, (query) => query.where("messageId", "=", (messageId as string).trim()))
    .select(sql<string>`lower(to_address)`.as("address"))
    .distinct()
    .limit(2)
    .execute();
  // A reply is called the same in the mails of all who were told of it.
  return rows.length === 1 ? rows[0]?.address : undefined;
}

async function isTooMuch(ctx: Pick<PlatformCtx, "db" | "now">, address: string): Promise<boolean> {
  for (const [sort, { count, days }] of Object.entries(limits)) {
    const found = await ctx.db
      .selectFrom("mailBounces")
      .where("address", "=", address)
      .where("permanent", "=", sort === "permanent")
      .where("at", ">", new Date(ctx.now().getTime() - days * dayMs))
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    if (Number(found.count) >= count) return true;
  }
  return false;
}

/** An address that no mails go to for now, since when, and what its server said last. */
export interface PausedAddress {
  readonly address: string;
  readonly words: string;
  readonly pausedAt: Date;
}

/** Of these addresses the ones that are paused, by the address in small letters. */
export async function findPausedAddresses(
  ctx: Pick<PlatformCtx, "db">,
  addresses: readonly string[],
): Promise<Map<string, PausedAddress>> {
  if (addresses.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("mailPauses")
    .where(
      "address",
      "in",
      addresses.map((address) => address.toLowerCase()),
    )
    .selectAll()
    .execute();
  return new Map(rows.map((row) => [row.address, row]));
}

/** Lets mails go to an address again: a mail of ours has been answered from there. */
export async function endAddressPause(ctx: PlatformCtx, address: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const table of ["mailPauses", "mailBounces"] as const)
      await tx.db.deleteFrom(table).where("address", "=", address.toLowerCase()).execute();
  });
}
