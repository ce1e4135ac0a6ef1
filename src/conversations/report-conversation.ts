import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { Invalid, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { administratorCtx } from "../viewer/index.ts";
import { lockConversation } from "./find-conversation.ts";
import { Reason } from "./input.ts";
import { tellAdministrators } from "./tell.ts";
import "./tables.ts";

const ReportInput = z.object({ reason: Reason });

/**
 * Reports a conversation to the administrators who were never in it. They learn that there is one, who reported it and why; its words only
 * by opening it, which all in it are told.
 * @throws NotFound, Invalid (also: there is no such administrator)
 */
export async function reportConversation(
  ctx: PersonCtx,
  conversationId: number,
  body: unknown,
): Promise<void> {
  const { reason } = parse(ReportInput, body);

  await inTransaction(ctx, async (tx) => {
    const { mine } = await lockConversation(tx, conversationId);
    const administrators = await administratorsOutside(tx, conversationId);
    if (administrators.length === 0) throw new Invalid({ reason: "conversation.report.nobody" });
    const row = { reason, reportedAt: tx.now(), seesAfter: mine.seesAfter };
    const { id } = await tx.db
      .insertInto("conversationReports")
      .values({ conversationId, reportedBy: tx.viewer.id, ...row })
      .onConflict((conflict) =>
        conflict.columns(["conversationId", "reportedBy"]).where("settledAt", "is", null).doUpdateSet(row),
      )
      .returning("id")
      .executeTakeFirstOrThrow();
    await tellAdministrators(tx, id, administrators);
  });
}

/** Those who were never in it. */
async function administratorsOutside(tx: PersonCtx, conversationId: number): Promise<PersonId[]> {
  const rows = await tx.db
    .selectFrom("people")
    .where("role", "=", "administrator")
    .where("standing", "=", "active")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conversationPeople")
            .where("conversationId", "=", conversationId)
            .whereRef("personId", "=", "people.id")
            .select("personId"),
        ),
      ),
    )
    .select("id")
    .execute();
  return rows.map((row) => row.id);
}

/** A report that waits for an administrator. */
export interface Report {
  readonly id: number;
  readonly reason: string;
  readonly reportedAt: Date;
  readonly by: { readonly name: string; readonly standing: string } | null;
  /** How many are in the conversation now. */
  readonly peopleCount: number;
  /** The viewer's own opening that lasts; null for none. */
  readonly openingId: number | null;
}

const listedMax = 200;

/** The reports that wait, the oldest first; of a conversation that the viewer is in none. For administrators. @throws Forbidden */
export async function listReports(given: PersonCtx): Promise<readonly Report[]> {
  const ctx = administratorCtx(given);
  const rows = await waiting(ctx)
    .leftJoin("people", "people.id", "reportedBy")
    .orderBy("conversationReports.id")
    .limit(listedMax)
    .select(["conversationReports.id", "reason", "reportedAt", "people.name", "people.standing"])
    .select((eb) => [
      eb
        .selectFrom("conversationPeople")
        .whereRef("conversationPeople.conversationId", "=", "conversationReports.conversationId")
        .where("leftAt", "is", null)
        .select((of) => of.fn.countAll<number>().as("count"))
        .as("peopleCount"),
      eb
        .selectFrom("conversationOpenings")
        .whereRef("reportId", "=", "conversationReports.id")
        .where("administratorId", "=", ctx.viewer.id)
        .where("endsAt", ">", ctx.now())
        .select((of) => of.fn.max("conversationOpenings.id").as("id"))
        .as("openingId"),
    ])
    .execute();
  return rows.map(({ name, standing, peopleCount, ...row }) => ({
    ...row,
    by: name === null || standing === null ? null : { name, standing },
    peopleCount: Number(peopleCount),
  }));
}

function waiting(ctx: PersonCtx) {
  return ctx.db
    .selectFrom("conversationReports")
    .where("settledAt", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conversationPeople")
            .whereRef("conversationPeople.conversationId", "=", "conversationReports.conversationId")
            .where("personId", "=", ctx.viewer.id)
            .select("personId"),
        ),
      ),
    );
}

/** A report that waits, for an administrator who was never in that conversation. @throws Forbidden, NotFound */
export async function findReport(given: PersonCtx, id: number) {
  const ctx = administratorCtx(given);
  const report = await waiting(ctx)
    .where("id", "=", id)
    .select(["id", "conversationId", "reason", "seesAfter", "reportedBy"])
    .executeTakeFirst();
  if (!report) throw new NotFound();
  return report;
}

/** Says that a report needs nothing more; what was opened for it is closed. @throws Forbidden, NotFound */
export async function settleReport(given: PersonCtx, id: number): Promise<void> {
  const { conversationId } = await findReport(given, id);
  await inTransaction(given, async (tx) => {
    await tx.db
      .updateTable("conversationReports")
      .set({ settledAt: tx.now(), settledBy: tx.viewer.id })
      .where("id", "=", id)
      .where("settledAt", "is", null)
      .execute();
    // Kept only for the report: nobody was left in it.
    await tx.db
      .deleteFrom("conversations")
      .where("id", "=", conversationId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("conversationPeople")
              .where("conversationId", "=", conversationId)
              .where("leftAt", "is", null)
              .select("personId"),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("conversationReports")
              .where("conversationId", "=", conversationId)
              .where("settledAt", "is", null)
              .select("conversationReports.id"),
          ),
        ),
      )
      .execute();
  });
}
