import { z } from "zod";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Conflict, Invalid, NotFound, parse } from "../platform/errors/index.ts";
import { findKnownPosts, type Post, prepareText } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { type Conversation, findConversation, lockToWrite } from "./find-conversation.ts";
import { Words } from "./input.ts";
import { keepLine } from "./keep-line.ts";
import { findPassage } from "./passage.ts";
import { canCarry } from "./permissions.ts";
import type { Message, Named } from "./read-messages.ts";
import { tellOthers } from "./tell.ts";
import "./tables.ts";

const Id = z.coerce.number().int().positive();

const ProposeInput = z.object({
  messages: z
    .union([Id.transform((id) => [id]), z.array(Id)])
    .default([])
    .transform((ids) => [...new Set(ids)].toSorted((one, other) => one - other).slice(0, 50)),
  markdown: Words,
});

/**
 * Asks all who are in a conversation whether words of it may be carried into its talk. The proposer may send it again with another
 * text: then everybody is asked anew.
 * @throws NotFound, Forbidden (no talk, or no right to answer there), Invalid (no message chosen; words of somebody who has left, or
 *   that not everybody in it may read), Conflict (something else is asked about)
 */
export async function proposePassage(
  ctx: PersonCtx,
  conversationId: number,
  body: unknown,
  also?: (tx: PersonCtx) => Promise<void>,
): Promise<void> {
  const { messages: messageIds, markdown } = parse(ProposeInput, body);
  if (messageIds.length === 0) throw new Invalid({ "": "conversation.passage.none-chosen" });

  const known = await findConversation(ctx, conversationId);
  const post = await findTalk(ctx, known);

  allow(canCarry(ctx.viewer, known, post));
  const { id: postId } = post as Post;

  const { html } = await prepareText(ctx, markdown);

  await inTransaction(ctx, async (tx) => {
    const conversation = await lockToWrite(tx, conversationId);
    const asking = await findPassage(tx, conversation, true);
    if (asking && asking.proposedBy !== tx.viewer.id) throw new Conflict("conversation.refused.asking");
    await chooseMessages(tx, conversation, messageIds);
    await also?.(tx);
    if (asking?.markdown === markdown && asking.messageIds.join() === messageIds.join()) return;
    const text = { messageIds: [...messageIds], markdown, html, changedAt: tx.now() };
    const version = (asking?.version ?? 0) + 1;
    const proposalId = asking
      ? await changeText(tx, asking.id, { ...text, version })
      : await insertProposal(tx, { conversationId, postId, ...text });
    await agree(tx, proposalId, version);
    await tellOthers(tx, conversationId, "asked");
  });
}

/** The talk that a conversation was begun beside, as far as the viewer may know of it. */
export async function findTalk(ctx: PersonCtx, { postId }: Conversation): Promise<Post | undefined> {
  const post = postId === null ? undefined : (await findKnownPosts(ctx, [postId])).get(postId);
  return post?.publishedAt && !post.deletedAt ? post : undefined;
}

/**
 * The messages of these numbers, which everybody in the conversation may read and whose writers are in it.
 * @throws NotFound for another's, Invalid
 */
export async function chooseMessages(
  ctx: PersonCtx,
  conversation: Conversation,
  ids: readonly number[],
): Promise<readonly Message[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("conversationMessages")
    .leftJoin("people", "people.id", "authorId")
    .where("conversationId", "=", conversation.id)
    .where("conversationMessages.id", "in", ids)
    .where("conversationMessages.id", ">", conversation.mine.seesAfter)
    .where("kind", "=", "words")
    .orderBy("conversationMessages.id")
    .select(["conversationMessages.id", "kind", "markdown", "html", "replyId", "writtenAt"])
    .select(["authorId", "people.name", "people.handle", "people.image as face", "people.standing"])
    .execute();
  if (rows.length < ids.length) throw new NotFound();
  const present = new Set(conversation.people.map((person) => person.id));
  if (rows.some(({ authorId }) => authorId === null || !present.has(authorId)))
    throw new Invalid({ "": "conversation.passage.left" });
  const readByAll = Math.max(...conversation.people.map((person) => person.seesAfter));
  if (rows.some(({ id }) => id <= readByAll)) throw new Invalid({ "": "conversation.passage.before" });
  return rows.map(({ authorId, name, handle, face, standing, ...message }) => ({
    ...message,
    author: { id: authorId, name, handle, face, standing } as Named,
    person: null,
  }));
}

interface NewText {
  readonly messageIds: number[];
  readonly markdown: string;
  readonly html: string;
  readonly changedAt: Date;
}

async function changeText(tx: PersonCtx, id: number, text: NewText & { version: number }): Promise<number> {
  await tx.db.updateTable("conversationProposals").set(text).where("id", "=", id).execute();
  return id;
}

async function insertProposal(
  tx: PersonCtx,
  row: NewText & { conversationId: number; postId: number },
): Promise<number> {
  const { id } = await tx.db
    .insertInto("conversationProposals")
    .values({ ...row, proposedBy: tx.viewer.id, proposedAt: tx.now() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes down the viewer's yes to one version of a text. */
export async function agree(tx: PersonCtx, proposalId: number, version: number): Promise<void> {
  const answer = { version, answeredAt: tx.now() };
  await tx.db
    .insertInto("conversationAnswers")
    .values({ proposalId, personId: tx.viewer.id, ...answer })
    .onConflict((conflict) => conflict.columns(["proposalId", "personId"]).doUpdateSet(answer))
    .execute();
}

/**
 * Takes back what the viewer has asked to carry over.
 * @throws NotFound (also: it is somebody else's, or there is none)
 */
export async function takeBackPassage(ctx: PersonCtx, conversationId: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const conversation = await lockToWrite(tx, conversationId);
    const asking = await findPassage(tx, conversation, true);
    if (!asking || asking.proposedBy !== tx.viewer.id) throw new NotFound();
    await endPassage(tx, conversationId, asking.id);
  });
}

/** Ends what is asked about, without carrying anything. */
export async function endPassage(tx: PersonCtx, conversationId: number, proposalId: number): Promise<void> {
  await tx.db
    .updateTable("conversationProposals")
    .set({ state: "ended", changedAt: tx.now() })
    .where("id", "=", proposalId)
    .execute();
  await keepLine(tx, conversationId, { kind: "not-carried" });
}
