import { findVisibleGroup } from "../groups/index.ts";
import { countWillBeTold, type ToldCount } from "../notifications/index.ts";
import { resolveHandles } from "../people/index.ts";
import { allow, NotFound } from "../platform/errors/index.ts";
import { renderMarkdown } from "../platform/text/index.ts";
import { canReply, canStartPost, findVisiblePost, findVisibleReply } from "../posts/index.ts";
import type { PersonCtx, PersonId } from "../viewer/index.ts";

/** What of a form decides who is told: the thread that is answered or the group that is written to, and the words. */
export type TellingFields = Partial<
  Record<"post" | "group" | "answers" | "audience" | "markdown", string | undefined>
>;

const lettersMax = 120_000;

/**
 * How many would be told if the form were sent as it stands.
 * @throws NotFound, Forbidden (the viewer may not send it)
 */
export async function countTelling(ctx: PersonCtx, fields: TellingFields): Promise<ToldCount> {
  const named = await whoIsNamed(ctx, fields.markdown ?? "");
  if (fields.post) return countForReply(ctx, fields, named);
  if (fields.group) return countForPost(ctx, fields, named);
  throw new NotFound();
}

async function whoIsNamed(ctx: PersonCtx, markdown: string): Promise<PersonId[]> {
  const { mentions } = renderMarkdown(markdown.slice(0, lettersMax));
  return [...(await resolveHandles(ctx, mentions)).values()].map((person) => person.id);
}

async function countForReply(ctx: PersonCtx, fields: TellingFields, named: PersonId[]): Promise<ToldCount> {
  const post = await findVisiblePost(ctx, Number(fields.post));
  allow(canReply(ctx.viewer, post));
  const startedBy = post.authorId;
  const answered = (await whoIsAnswered(ctx, Number(fields.answers), post.id)) ?? startedBy;
  const { groupId } = post;
  return countWillBeTold(ctx, { post, groupId, actorId: ctx.viewer.id, startedBy, answered, named });
}

async function whoIsAnswered(ctx: PersonCtx, replyId: number, postId: number): Promise<PersonId | undefined> {
  if (!replyId) return undefined;
  try {
    const { reply } = await findVisibleReply(ctx, replyId);
    return reply.postId === postId ? reply.authorId : undefined;
  } catch (error) {
    if (error instanceof NotFound) return undefined; // taken away meanwhile
    throw error;
  }
}

async function countForPost(ctx: PersonCtx, fields: TellingFields, named: PersonId[]): Promise<ToldCount> {
  const group = await findVisibleGroup(ctx, fields.group ?? "");
  allow(canStartPost(ctx.viewer, group));
  const authorId = ctx.viewer.id;
  const audience = fields.audience === "group" || group.postsFor === "members" ? "group" : "everyone";
  return countWillBeTold(ctx, {
    post: { authorId, audience, group },
    groupId: group.id,
    actorId: authorId,
    startedBy: authorId,
    answered: null,
    named,
  });
}
