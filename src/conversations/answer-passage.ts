import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { Conflict, parse, WeftError } from "../platform/errors/index.ts";
import { translator } from "../platform/languages/index.ts";
import { postReply } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonCtx } from "../viewer/index.ts";
import { findConversation, lockConversation } from "./find-conversation.ts";
import { keepLine } from "./keep-line.ts";
import { namesOf } from "./names.ts";
import { escapeMarkdown, findPassage, type Passage } from "./passage.ts";
import { agree, endPassage } from "./propose-passage.ts";
import { tellOthers } from "./tell.ts";
import "./tables.ts";

const AnswerInput = z.object({
  answer: z.enum(["yes", "no"], "error.required"),
  /** The version of the text that the viewer had before their eyes. */
  version: z.coerce.number().int().positive(),
});

/**
 * Says whether words of the conversation may be carried into its talk. A no ends it; once all have said yes it is posted.
 * @returns what came of it: "ended", "waiting" (others have not said), "posted", or "kept" (all agree, but it cannot be posted now).
 * @throws NotFound, Invalid, Conflict (the text was changed meanwhile, or nothing is asked any more)
 */
export async function answerPassage(
  ctx: PersonCtx,
  conversationId: number,
  body: unknown,
): Promise<"ended" | "waiting" | "posted" | "kept"> {
  const { answer, version } = parse(AnswerInput, body);

  const waiting = await inTransaction(ctx, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    const asking = await findPassage(tx, conversation, true);
    if (!asking) throw new Conflict("conversation.passage.over");
    if (asking.version !== version) throw new Conflict("conversation.passage.changed");
    if (answer === "no") {
      await endPassage(tx, conversationId, asking.id);
      await tellOthers(tx, conversationId, "not-carried", [asking.proposedBy]);
      return undefined;
    }
    await agree(tx, asking.id, version);
    return asking.waiting.filter((person) => person.id !== tx.viewer.id).length;
  });
  if (waiting === undefined) return "ended";
  if (waiting > 0) return "waiting";
  try {
    await postPassage(ctx, conversationId);
    return "posted";
  } catch (error) {
    if (error instanceof WeftError) return "kept";
    throw error;
  }
}

/**
 * Posts what all have agreed to, as a reply of who proposed it, with the names of those who agreed. Whether all still do, and whether the
 * proposer may answer in that talk, is asked in the same transaction.
 * @throws NotFound (also: the proposer may not know of the talk any more), Forbidden, Conflict (not agreed, posted already, closed)
 */
export async function postPassage(ctx: PersonCtx, conversationId: number): Promise<number> {
  const conversation = await findConversation(ctx, conversationId);
  const passage = await findPassage(ctx, conversation);
  if (!passage || passage.waiting.length > 0) throw new Conflict("conversation.passage.over");

  const settings = await readSettings(ctx);
  const viewer = (await loadViewers(ctx, [passage.proposedBy], settings)).get(passage.proposedBy);
  if (!viewer) throw new Conflict("conversation.passage.gone");
  const proposer: PersonCtx = { ...ctx, viewer, t: translator(viewer.language, viewer.timeZone) };

  const markdown = await withNames(ctx, passage);

  return postReply(proposer, passage.postId, { markdown }, async (tx, replyId) => {
    const now = await lockConversation(tx, conversationId);
    const asking = await findPassage(tx, now, true);
    if (asking?.id !== passage.id || asking.version !== passage.version || !sameYes(asking, passage))
      throw new Conflict("conversation.passage.over");
    await tx.db
      .updateTable("conversationProposals")
      .set({ state: "posted", changedAt: tx.now() })
      .where("id", "=", asking.id)
      .execute();
    await keepLine(tx, conversationId, { kind: "carried", replyId });
    await tellOthers(tx, conversationId, "carried");
  });
}

function sameYes(asking: Passage, passage: Passage): boolean {
  const ids = ({ agreed }: Passage) => agreed.map((person) => person.id).join();
  return asking.waiting.length === 0 && ids(asking) === ids(passage);
}

/** The text with who has agreed below it, in the language of the community: it stands in its talk. */
async function withNames(ctx: PersonCtx, { markdown, agreed }: Passage): Promise<string> {
  const { language } = await readSettings(ctx);
  const t = translator(language);
  const people = agreed.map((person) => ({ ...person, name: escapeMarkdown(person.name) }));
  return `${markdown}\n\n*${t("conversation.passage.signed", { names: namesOf(t, language, people) })}*`;
}
