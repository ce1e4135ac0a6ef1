import type { PlatformCtx } from "../platform/ctx.ts";
import { NotFound } from "../platform/errors/index.ts";
import { type Door, type MailInState, mailInStates } from "./tables.ts";
import "./tables.ts";

/** Which mails are listed. */
export interface MailInFilter {
  readonly words: string;
  readonly state: MailInState | "all";
  /** From 1. */
  readonly page: number;
}

export interface MailInLine {
  readonly id: number;
  readonly door: Door;
  readonly receivedAt: Date;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: MailInState;
  readonly reason: string;
  readonly copies: number;
}

export interface MailInInFull extends MailInLine {
  readonly messageId: string;
  readonly sizeBytes: number;
  readonly headers: string;
  readonly words: string;
  readonly settledAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly note: string;
  /** Whose it is, as far as that is known. */
  readonly person: { readonly name: string; readonly handle: string } | null;
  readonly settledBy: { readonly name: string; readonly handle: string } | null;
  readonly postId: number | null;
  readonly replyId: number | null;
}

const pageSize = 50;
const columns = [
  "mailsIn.id",
  "mailsIn.door",
  "mailsIn.receivedAt",
  "mailsIn.fromAddress",
  "mailsIn.fromName",
  "mailsIn.recipient",
  "mailsIn.subject",
  "mailsIn.state",
  "mailsIn.reason",
  "mailsIn.copies",
] as const;

/** The filter that an address asks for; what it cannot mean is left out. */
export function readFilter(query: Readonly<Record<string, unknown>>): MailInFilter {
  const state = mailInStates.find((one) => one === query.state) ?? "all";
  const words = typeof query.q === "string" ? query.q.replaceAll("\0", "").trim().slice(0, 200) : "";
  return { words, state, page: Math.min(Math.max(1, Math.trunc(Number(query.page)) || 1), 10_000) };
}

/** Mails that came in, the newest first. For administrators: the caller checks that. */
export async function listMailsIn(
  ctx: Pick<PlatformCtx, "db">,
  { words, state, page }: MailInFilter,
): Promise<{ mails: MailInLine[]; hasMore: boolean }> {
  const like = `%${words.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await ctx.db
    .selectFrom("mailsIn")
    .$if(state !== "all", (query) => query.where("state", "=", state as MailInState))
    .$if(words !== "", (query) =>
      query.where((eb) =>
        eb.or(
          (["subject", "fromAddress", "fromName", "recipient", "messageId"] as const).map((column) =>
            eb(eb.fn<string>("lower", [column]), "like", like),
          ),
        ),
      ),
    )
    .select(columns)
    .orderBy("id", "desc")
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
  return { mails: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

/** How many mails there are in each state. */
export async function countMailsIn(ctx: Pick<PlatformCtx, "db">): Promise<Map<MailInState, number>> {
  const rows = await ctx.db
    .selectFrom("mailsIn")
    .groupBy("state")
    .select((eb) => ["state" as const, eb.fn.countAll<number>().as("count")])
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** One mail with what became of it. For administrators: the caller checks that. @throws NotFound */
export async function findMailIn(ctx: Pick<PlatformCtx, "db">, id: number): Promise<MailInInFull> {
  const row = Number.isSafeInteger(id)
    ? await ctx.db
        .selectFrom("mailsIn")
        .leftJoin("people as sender", "sender.id", "mailsIn.personId")
        .leftJoin("people as settler", "settler.id", "mailsIn.settledBy")
        .where("mailsIn.id", "=", id)
        .select(columns)
        .select([
          "mailsIn.messageId",
          "mailsIn.sizeBytes",
          "mailsIn.headers",
          "mailsIn.words",
          "mailsIn.settledAt",
          "mailsIn.acceptedAt",
          "mailsIn.note",
          "mailsIn.postId",
          "mailsIn.replyId",
          "sender.name as senderName",
          "sender.handle as senderHandle",
          "settler.name as settlerName",
          "settler.handle as settlerHandle",
        ])
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  const { senderName, senderHandle, settlerName, settlerHandle, ...mail } = row;
  const named = (name: string | null, handle: string | null) =>
    name !== null && handle !== null ? { name, handle } : null;
  return { ...mail, person: named(senderName, senderHandle), settledBy: named(settlerName, settlerHandle) };
}
