import { sql } from "kysely";
import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, parse } from "../platform/errors/index.ts";
import { changeThread, type Post, prepareText } from "../posts/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { type CitedReply, findPassages } from "./find-passages.ts";
import { findReadable } from "./find-readable.ts";
import { summaryLengthMax, whyLengthMax } from "./limits.ts";
import { canSummarise } from "./permissions.ts";
import "./tables.ts";

const Words = z
  .string()
  .default("")
  .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
  .refine((text) => text.length <= summaryLengthMax, "summary.too-long");

const WriteSummaryInput = z.object({
  markdown: Words,
  /** What is not agreed. */
  open: Words,
  why: z
    .string()
    .default("")
    .transform((why) => why.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((why) => why.length <= whyLengthMax, "error.too-long"),
  /** The version that the writer began from: 0 for none. Left out by programs that just write. */
  since: z.coerce.number().int().min(0).optional(),
});

type WriteSummaryInput = z.infer<typeof WriteSummaryInput>;

/**
 * Writes the summary of a talk, anew or again. Whoever is cited in words that are new to them is asked whether that is fair; an
 * answer to words that still stand is kept. Without any words it is taken away, and its history stays.
 * @param also is done in the same transaction: both are kept or neither.
 * @throws NotFound (also: the viewer may not read the replies), Forbidden, Invalid (also: nothing written at all), Conflict
 *   ("summary.conflict": somebody else wrote at it meanwhile)
 */
export async function writeSummary(
  ctx: PersonCtx,
  postId: number,
  body: unknown,
  also?: (tx: PersonCtx) => Promise<void>,
): Promise<{ version: number; removed: boolean }> {
  const input = parse(WriteSummaryInput, body);
  const removed = input.markdown === "" && input.open === "";

  const post = await findReadable(ctx, postId);

  allow(canSummarise(ctx.viewer, post));

  const [text, open] = await Promise.all([prepareText(ctx, input.markdown), prepareText(ctx, input.open)]);
  const passages = findPassages([input.markdown, input.open], ctx.config.url);

  return inTransaction(ctx, async (tx) => {
    const before = await lockSummary(tx, postId);
    const same = before?.markdown === input.markdown && before.openMarkdown === input.open;
    // The same words again are no conflict: they are what a second press sends.
    if (same) return { version: before.version, removed };
    if (removed && !before) throw new Invalid({ markdown: "error.required" });
    if (input.since !== undefined && input.since !== (before?.version ?? 0))
      throw new Conflict("summary.conflict");
    const version = (before?.version ?? 0) + 1;
    await keepVersion(tx, postId, version, input, { html: text.html, openHtml: open.html });
    await keepCitations(tx, post, version, passages);
    await recordActivity(tx, {
      kind: "summary-changed",
      groupId: post.groupId,
      postId,
      data: { version, ...(input.why ? { why: input.why } : {}), ...(removed ? { removed } : {}) },
    });
    await changeThread(tx, postId);
    await also?.(tx);
    return { version, removed };
  });
}

/** Two who write at once go one after the other, also at a summary that is not there yet. */
async function lockSummary(tx: PersonCtx, postId: number) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`summary ${postId}`}, 0))`.execute(tx.db);
  return tx.db
    .selectFrom("summaries")
    .where("postId", "=", postId)
    .select(["version", "markdown", "openMarkdown"])
    .executeTakeFirst();
}

async function keepVersion(
  tx: PersonCtx,
  postId: number,
  version: number,
  { markdown, open: openMarkdown, why }: WriteSummaryInput,
  rendered: { html: string; openHtml: string },
): Promise<void> {
  const now = tx.now();
  const by = tx.viewer.id;
  const row = { version, markdown, openMarkdown, ...rendered, changedBy: by, changedAt: now };
  await tx.db
    .insertInto("summaries")
    .values({ postId, ...row })
    .onConflict((conflict) => conflict.column("postId").doUpdateSet(row))
    .execute();
  await tx.db
    .insertInto("summaryVersions")
    .values({ postId, version, markdown, openMarkdown, why, writtenBy: by, writtenAt: now })
    .execute();
}

/** Keeps who is cited how. Only replies of this very talk are its evidence; a link to another is just a link. */
async function keepCitations(
  tx: PersonCtx,
  post: Post,
  version: number,
  passages: readonly CitedReply[],
): Promise<void> {
  const people = await citedPeople(tx, post.id, passages);
  await tx.db
    .deleteFrom("summaryCitations")
    .where("postId", "=", post.id)
    .$if(people.size > 0, (query) => query.where("personId", "not in", [...people.keys()]))
    .execute();
  for (const [personId, cited] of people) {
    const row = {
      replyIds: cited.map((one) => one.replyId),
      passages: [...new Set(cited.map((one) => one.passage))].join("\n\n"),
      sinceVersion: version,
    };
    // Who cites themselves has said what they mean.
    const mine = personId === tx.viewer.id;
    const answer = { askedAt: null, fair: mine ? true : null, word: "", answeredAt: mine ? tx.now() : null };
    await tx.db
      .insertInto("summaryCitations")
      .values({ postId: post.id, personId, ...row, ...answer })
      .onConflict((conflict) =>
        conflict
          .columns(["postId", "personId"])
          .doUpdateSet({ ...row, ...answer })
          .where("summaryCitations.passages", "<>", row.passages),
      )
      .execute();
  }
}

async function citedPeople(
  tx: PersonCtx,
  postId: number,
  passages: readonly CitedReply[],
): Promise<Map<PersonId, CitedReply[]>> {
  if (passages.length === 0) return new Map();
  const authors = await tx.db
    .selectFrom("replies")
    .where("postId", "=", postId)
    .where("deletedAt", "is", null)
    .where(
      "id",
      "in",
      passages.map((one) => one.replyId),
    )
    .select(["id", "authorId"])
    .execute();
  const authorOf = new Map(authors.map((reply) => [reply.id, reply.authorId]));
  const known = passages.filter((one) => authorOf.has(one.replyId));
  return Map.groupBy(known, (one) => authorOf.get(one.replyId) as PersonId);
}
