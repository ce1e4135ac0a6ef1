import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Conflict, Invalid, NotFound, parse } from "../platform/errors/index.ts";
import { changeThread } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findReadable } from "./find-readable.ts";
import { wordLengthMax } from "./limits.ts";
import "./tables.ts";

const AnswerInput = z.object({
  /** "none" takes back what one has said. */
  fair: z.enum(["yes", "no", "none"]),
  word: z
    .string()
    .default("")
    .transform((word) => word.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((word) => word.length <= wordLengthMax, "error.too-long"),
  /** The version whose words the viewer had before their eyes. */
  version: z.coerce.number().int().min(1).optional(),
});

/**
 * Says whether a summary cites the viewer fairly: yes, or no with a word of what they meant. It can be changed at any time.
 * @throws NotFound (also: the viewer is not cited there), Invalid (no without a word), Conflict ("summary.citation-changed":
 *   the words that cite them have changed meanwhile)
 */
export async function answerCitation(ctx: PersonCtx, postId: number, body: unknown): Promise<void> {
  const { fair, word, version } = parse(AnswerInput, body);
  if (fair === "no" && word === "") throw new Invalid({ word: "summary.answer.word-missing" });

  const post = await findReadable(ctx, postId);

  await inTransaction(ctx, async (tx) => {
    const cited = await tx.db
      .selectFrom("summaryCitations")
      .where("postId", "=", postId)
      .where("personId", "=", tx.viewer.id)
      .select(["sinceVersion", "fair", "word"])
      .forUpdate()
      .executeTakeFirst();
    if (!cited) throw new NotFound();
    if (version !== undefined && cited.sinceVersion > version) throw new Conflict("summary.citation-changed");
    const answer = { fair: fair === "none" ? null : fair === "yes", word: fair === "no" ? word : "" };
    if (cited.fair === answer.fair && cited.word === answer.word) return;
    await tx.db
      .updateTable("summaryCitations")
      .set({ ...answer, answeredAt: answer.fair === null ? null : tx.now() })
      .where("postId", "=", postId)
      .where("personId", "=", tx.viewer.id)
      .execute();
    await recordActivity(tx, {
      kind: "summary-answered",
      groupId: post.groupId,
      postId,
      data: { fair: answer.fair },
    });
    await changeThread(tx, postId);
  });
}
