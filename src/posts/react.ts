import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Forbidden, NotFound, parse } from "../platform/errors/index.ts";
import {
  countReactions,
  findReaction,
  type ReactionCounts,
  type ReactionKind,
  type ReactionPlace,
  reactionKinds,
  removeReaction,
  setReaction,
  tellsAuthor,
  wordsLengthMax,
} from "../reactions/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findVisibleReply, replyFacts } from "./find-reply.ts";
import { changeThread } from "./keep-text.ts";
import { canReact, mayModerate } from "./permissions.ts";
import type { Post } from "./post.ts";
import type { PostId, ReplyId } from "./tables.ts";

const Words = z
  .string()
  .transform((words) => words.normalize("NFC").replace(/\s+/gu, " ").trim())
  .pipe(z.string().min(1, "reaction.words.none").max(wordsLengthMax, "reaction.words.too-long"));

/** "none" takes back what one has chosen. Only what was used comes with words. */
const ReactInput = z.object({ kind: z.enum([...reactionKinds, "none"]) });
const UseInput = z.object({ words: Words });

/** What became of it. */
export interface Reacted {
  readonly post: Post;
  readonly kind: ReactionKind | null;
  readonly counts: ReactionCounts;
}

/**
 * Sets the viewer's one reaction to a post, changes it, or takes it back. Twice is the same as once.
 * @throws NotFound, Forbidden, Invalid ("I used this" without a sentence)
 */
export async function reactToPost(ctx: PersonCtx, postId: PostId, body: unknown): Promise<Reacted> {
  const chosen = parseReaction(body);

  const post = await findVisiblePost(ctx, postId);

  allow(canReact(ctx.viewer, post, post.authorId));

  const counts = await react(ctx, post, { postId }, post.authorId, chosen);
  return { post, kind: chosen?.kind ?? null, counts };
}

/**
 * As reactToPost, for a reply.
 * @throws NotFound, Forbidden, Invalid
 */
export async function reactToReply(ctx: PersonCtx, replyId: ReplyId, body: unknown): Promise<Reacted> {
  const chosen = parseReaction(body);

  const { reply, post } = await findVisibleReply(ctx, replyId);

  allow(canReact(ctx.viewer, replyFacts(reply, post), reply.authorId));

  const counts = await react(ctx, post, { replyId }, reply.authorId, chosen);
  return { post, kind: chosen?.kind ?? null, counts };
}

type Chosen = { readonly kind: ReactionKind; readonly words: string } | null;

function parseReaction(body: unknown): Chosen {
  const { kind } = parse(ReactInput, body ?? {});
  if (kind === "none") return null;
  return { kind, words: kind === "used" ? parse(UseInput, { words: "", ...(body as object) }).words : "" };
}

function react(ctx: PersonCtx, post: Post, place: ReactionPlace, authorId: string, chosen: Chosen) {
  return inTransaction(ctx, async (tx) => {
    await lockText(tx, place);
    const { counts, changed } = await setReaction(tx, place, chosen);
    if (!changed) return counts;
    await keepCounts(tx, place, counts);
    if (chosen && tellsAuthor(chosen.kind)) {
      const ids = { groupId: post.groupId, postId: post.id, personId: authorId, ...place };
      await recordActivity(tx, { kind: "reaction-given", ...ids });
    }
    await changeThread(tx, post.id);
    return counts;
  });
}

/**
 * Removes somebody's reaction, with its sentence: one's own, or as one who looks after the group.
 * @returns the text it stood at.
 * @throws NotFound, Forbidden
 */
export async function takeReactionAway(ctx: PersonCtx, reactionId: number): Promise<ReactionPlace> {
  const found = await findReaction(ctx, reactionId);
  if (!found) throw new NotFound();
  const { place } = found;
  const post =
    "postId" in place
      ? await findVisiblePost(ctx, place.postId)
      : (await findVisibleReply(ctx, place.replyId)).post;

  if (found.personId !== ctx.viewer.id && !mayModerate(ctx.viewer, post.groupId))
    throw new Forbidden("post.refused.not-facilitator");

  await inTransaction(ctx, async (tx) => {
    await lockText(tx, place);
    await removeReaction(tx, reactionId);
    await keepCounts(tx, place, await countReactions(tx, place));
    const happened = { groupId: post.groupId, postId: post.id, personId: found.personId, ...place };
    await recordActivity(tx, { kind: "reaction-removed", ...happened });
    await changeThread(tx, post.id);
  });
  return place;
}

/** Two at once go one after the other, so that both are counted. */
async function lockText(tx: Ctx, place: ReactionPlace): Promise<void> {
  if ("postId" in place)
    await tx.db.selectFrom("posts").where("id", "=", place.postId).select("id").forUpdate().execute();
  else await tx.db.selectFrom("replies").where("id", "=", place.replyId).select("id").forUpdate().execute();
}

async function keepCounts(tx: Ctx, place: ReactionPlace, counts: ReactionCounts): Promise<void> {
  const reactions = JSON.stringify(counts);
  if ("postId" in place)
    await tx.db.updateTable("posts").set({ reactions }).where("id", "=", place.postId).execute();
  else await tx.db.updateTable("replies").set({ reactions }).where("id", "=", place.replyId).execute();
}
