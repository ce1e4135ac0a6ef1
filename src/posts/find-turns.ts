import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { threadTags } from "./find-post.ts";
import type { Post } from "./post.ts";
import type { PostId } from "./tables.ts";
import { hasAnswered } from "./visible-replies.ts";

/** Who has had a turn in a round, and who has not. Its author has opened it, and so is not waited for. */
export interface Turns {
  /** How many have spoken. */
  readonly spoken: number;
  /** Who let it go by. */
  readonly passed: readonly Person[];
  /** Members who have neither spoken nor passed: the first few, and how many in all. */
  readonly waiting: readonly Person[];
  readonly waitingCount: number;
}

interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
}

const namedMax = 12;

/** Whether the rule "each once" holds in a talk at this time. */
export function isRoundOn(post: Pick<Post, "roundUntil" | "roundEndedAt">): boolean {
  return post.roundUntil !== null && post.roundEndedAt === null;
}

/** Whether the viewer has had their turn in a round that is still on. Asks nothing for any other talk. */
export async function hasHadTurn(
  ctx: Ctx,
  post: Pick<Post, "id" | "roundUntil" | "roundEndedAt">,
): Promise<boolean> {
  return isRoundOn(post) && (await hasAnswered(ctx, post.id));
}

/** The turns of a round; remembered until the thread or the membership of the group changes. */
export function findTurns(ctx: PlatformCtx, post: Pick<Post, "id" | "groupId" | "authorId">): Promise<Turns> {
  return ctx.cache.remember(`turns:${post.id}`, [...threadTags(post.id), "table:round_passes"], async () => {
    const waiting = waitingIn(ctx, post);
    const [named, { count }, passed, spoken] = await Promise.all([
      waiting
        .select(["people.id", "people.name", "people.handle"])
        .orderBy("people.name")
        .orderBy("people.id")
        .limit(namedMax)
        .execute(),
      waiting.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow(),
      ctx.db
        .selectFrom("roundPasses")
        .innerJoin("people", "people.id", "roundPasses.personId")
        .where("roundPasses.postId", "=", post.id)
        .where("people.standing", "=", "active")
        .select(["people.id", "people.name", "people.handle"])
        .orderBy("roundPasses.passedAt")
        .execute(),
      ctx.db
        .selectFrom("replies")
        .where("postId", "=", post.id)
        .where("deletedAt", "is", null)
        .select(({ fn }) => fn.count<number>("authorId").distinct().as("count"))
        .executeTakeFirstOrThrow(),
    ]);
    return { spoken: spoken.count, passed, waiting: named, waitingCount: count };
  });
}

/** Members of the group who have had no turn: the start of a query. */
function waitingIn(ctx: PlatformCtx, post: Pick<Post, "id" | "groupId" | "authorId">) {
  return ctx.db
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .where("memberships.groupId", "=", post.groupId)
    .where("people.standing", "=", "active")
    .where("people.id", "<>", post.authorId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("replies")
            .where("replies.postId", "=", post.id)
            .where("replies.deletedAt", "is", null)
            .whereRef("replies.authorId", "=", "people.id")
            .select("replies.id"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("roundPasses")
            .where("roundPasses.postId", "=", post.id)
            .whereRef("roundPasses.personId", "=", "people.id")
            .select("roundPasses.personId"),
        ),
      ),
    );
}

/** Whether nobody is waited for any more; for acts, which hold the post's row locked. */
export async function haveAllHadTurns(
  tx: PlatformCtx,
  post: { id: PostId; groupId: number; authorId: PersonId },
): Promise<boolean> {
  return (await waitingIn(tx, post).select("people.id").limit(1).executeTakeFirst()) === undefined;
}

/** Whether the viewer has let this round go by. */
export async function hasPassed(ctx: Ctx, postId: PostId): Promise<boolean> {
  const personId = ctx.viewer.id;
  if (personId === null) return false;
  return ctx.cache.remember(`passed:${personId}:${postId}`, ["table:round_passes"], async () => {
    const row = await ctx.db
      .selectFrom("roundPasses")
      .where("postId", "=", postId)
      .where("personId", "=", personId)
      .select("personId")
      .executeTakeFirst();
    return row !== undefined;
  });
}
