import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, NotFound, parse } from "../platform/errors/index.ts";
import { localPath } from "../platform/http/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";
import { addMember, endRequest } from "./change-members.ts";
import { findVisibleGroup } from "./find-group.ts";
import { mailPerson } from "./group-mails.ts";
import { Words } from "./input.ts";
import { wordLengthMax } from "./limits.ts";
import { lockGroup } from "./lock-group.ts";
import { groupPath } from "./paths.ts";
import { canKeep } from "./permissions.ts";

const AnswerInput = z.object({
  answer: z.enum(["approved", "declined"], "error.field"),
  /** What is said with it, to the one who asked. */
  word: Words(wordLengthMax),
});

/**
 * Answers somebody's request to join: they are told by mail, and who was approved is led to where they were when they asked.
 * @throws NotFound, Forbidden, Conflict (answered or taken back meanwhile), Invalid
 */
export async function answerRequest(
  ctx: PersonCtx,
  slug: string,
  requestId: number,
  body: unknown,
): Promise<{ name: string; answer: "approved" | "declined" }> {
  const { answer, word } = parse(AnswerInput, body);

  const group = await findVisibleGroup(ctx, slug);
  allow(canKeep(ctx.viewer, group));
  const request = await findRequest(ctx, group.id, requestId);

  await inTransaction(ctx, async (tx) => {
    allow(canKeep(ctx.viewer, await lockGroup(tx, group.id)));
    if (!(await endRequest(tx, group.id, request.personId, answer, word)))
      throw new Conflict("group.refused.answered");
    if (answer === "approved") await addMember(tx, group.id, request.personId);
    const path = localPath(answer === "approved" ? request.returnTo : null, groupPath(group));
    await mailPerson(tx, answer, request.personId, path, { group: group.name, by: ctx.viewer.name, word });
    await recordActivity(tx, {
      kind: `group-request-${answer}`,
      groupId: group.id,
      personId: request.personId,
    });
  });
  return { name: request.name, answer };
}

async function findRequest(
  ctx: PersonCtx,
  groupId: number,
  requestId: number,
): Promise<{ personId: PersonId; returnTo: string | null; name: string }> {
  const request = await ctx.db
    .selectFrom("joinRequests")
    .innerJoin("people", "people.id", "joinRequests.personId")
    .where("joinRequests.id", "=", requestId)
    .where("joinRequests.groupId", "=", groupId)
    .select(["joinRequests.personId", "joinRequests.returnTo", "people.name"])
    .executeTakeFirst();
  if (!request) throw new NotFound();
  return request;
}
