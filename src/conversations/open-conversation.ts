import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { NotFound, parse } from "../platform/errors/index.ts";
import { administratorCtx, type PersonCtx } from "../viewer/index.ts";
import { Reason } from "./input.ts";
import { keepLine, lastLine } from "./keep-line.ts";
import { openingHours } from "./limits.ts";
import { type MessagePage, type Part, readMessages } from "./read-messages.ts";
import { findReport } from "./report-conversation.ts";
import { tellOthers } from "./tell.ts";
import "./tables.ts";

const OpenInput = z.object({ reason: Reason });

/**
 * Opens a reported conversation to the administrator who asks, for 24 hours, as far as who reported it may read it and as it stands now. It
 * is written down for good, stands in the conversation, and all in it are told.
 * @returns the number of the opening: one that lasts is used again.
 * @throws Forbidden (no administrator), NotFound (nothing was reported, or they are in it themselves), Invalid
 */
export async function openConversation(given: PersonCtx, reportId: number, body: unknown): Promise<number> {
  const ctx = administratorCtx(given);
  const { reason } = parse(OpenInput, body);

  const { conversationId, seesAfter } = await findReport(ctx, reportId);

  return inTransaction(ctx, async (tx) => {
    await tx.db
      .selectFrom("conversations")
      .where("id", "=", conversationId)
      .select("id")
      .forUpdate()
      .executeTakeFirst();
    const lasting = await lastingOf(tx)
      .where("conversationOpenings.reportId", "=", reportId)
      .select("conversationOpenings.id")
      .executeTakeFirst();
    if (lasting) return lasting.id;
    const now = tx.now();
    const { id } = await tx.db
      .insertInto("conversationOpenings")
      .values({
        reportId,
        conversationId,
        administratorId: tx.viewer.id,
        administratorName: tx.viewer.name,
        reason,
        seesAfter,
        seesTo: await lastLine(tx, conversationId),
        openedAt: now,
        endsAt: new Date(now.getTime() + openingHours * 3_600_000),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepLine(tx, conversationId, { kind: "opened", markdown: reason });
    await tellOthers(tx, conversationId, "opened");
    return id;
  });
}

/** The viewer's openings that last: their time is not over, and the report is not settled. */
function lastingOf(ctx: PersonCtx) {
  return ctx.db
    .selectFrom("conversationOpenings")
    .innerJoin("conversationReports", "conversationReports.id", "conversationOpenings.reportId")
    .where("administratorId", "=", ctx.viewer.id)
    .where("endsAt", ">", ctx.now())
    .where("settledAt", "is", null);
}

/** What an administrator reads of a conversation that they have opened. */
export interface Opened {
  readonly id: number;
  readonly reportId: number;
  readonly reason: string;
  readonly endsAt: Date;
  readonly page: MessagePage;
}

/** A page of what the viewer has opened. @throws Forbidden, NotFound (somebody else's, over, or settled) */
export async function readOpening(given: PersonCtx, id: number, part: Part): Promise<Opened> {
  const ctx = administratorCtx(given);
  const opening = await lastingOf(ctx)
    .where("conversationOpenings.id", "=", id)
    .select(["conversationOpenings.id", "reportId", "conversationOpenings.conversationId", "endsAt"])
    .select(["conversationOpenings.reason", "conversationOpenings.seesAfter", "seesTo"])
    .executeTakeFirst();
  if (!opening) throw new NotFound();
  const { conversationId, seesAfter, seesTo, ...rest } = opening;
  return { ...rest, page: await readMessages(ctx, conversationId, { seesAfter, seesTo }, part) };
}

/** Who opened a conversation, when and why. */
export interface Opening {
  readonly id: number;
  readonly administratorName: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
}

const openingsPerPage = 50;

/** All openings that ever were, the latest first: none can be taken out. For administrators. @throws Forbidden */
export async function listOpenings(
  given: PersonCtx,
  page: number,
): Promise<{ openings: readonly Opening[]; more: boolean }> {
  const ctx = administratorCtx(given);
  const rows = await ctx.db
    .selectFrom("conversationOpenings")
    .orderBy("id", "desc")
    .limit(openingsPerPage + 1)
    .offset((page - 1) * openingsPerPage)
    .select(["id", "administratorName", "reason", "openedAt", "endsAt"])
    .execute();
  return { openings: rows.slice(0, openingsPerPage), more: rows.length > openingsPerPage };
}
