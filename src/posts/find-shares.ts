import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { type GroupVisibility, mayKnowGroup } from "../groups/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { Tables } from "../platform/database/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { threadTags } from "./find-post.ts";
import type { Post } from "./post.ts";
import type { PostId } from "./tables.ts";

/** A further group that a post stands in, as one viewer may know of it. */
export interface Share {
  readonly group: {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly visibility: GroupVisibility;
  };
  readonly sharedBy: PersonId | null;
  readonly sharedByName: string | null;
  readonly sharedAt: Date;
  readonly reason: string;
}

/**
 * The further groups that a post stands in, those alone that the viewer may know of. The rows are remembered with the thread
 * and the right is asked anew; of a post that is not shared the database is asked nothing.
 */
export async function findShares(ctx: Ctx, post: Post): Promise<readonly Share[]> {
  if (post.sharedInto.length === 0) return [];
  const shares = await ctx.cache.remember(`shares:${post.id}`, threadTags(post.id), () =>
    readShares(ctx, post.id),
  );
  return shares.filter(({ group }) => mayKnowGroup(ctx.viewer, group));
}

async function readShares(ctx: PlatformCtx, postId: PostId): Promise<readonly Share[]> {
  const rows = await ctx.db
    .selectFrom("postShares")
    .innerJoin("groups", "groups.id", "postShares.groupId")
    .leftJoin("people", (join) =>
      join.onRef("people.id", "=", "postShares.sharedBy").on("people.standing", "!=", "closed"),
    )
    .where("postId", "=", postId)
    .select(["groups.id", "groups.slug", "groups.name", "groups.visibility"])
    .select(["sharedBy", "people.name as sharedByName", "sharedAt", "reason"])
    .orderBy("groups.name")
    .execute();
  return rows.map(({ id, slug, name, visibility, ...share }) => ({
    ...share,
    group: { id, slug, name, visibility },
  }));
}

/** Posts that are shared into any of these groups: for lists, which mostly find none. Remembered until one is shared. */
export async function findSharedInto(ctx: PlatformCtx, groupIds: readonly number[]): Promise<PostId[]> {
  if (groupIds.length === 0) return [];
  const key = `shared-into:${[...groupIds].sort((one, other) => one - other).join()}`;
  return ctx.cache.remember(key, ["table:post_shares"], async () => {
    const rows = await ctx.db
      .selectFrom("postShares")
      .where("groupId", "in", [...groupIds])
      .select("postId")
      .distinct()
      .orderBy("postId", "desc")
      .limit(sharedMax)
      .execute();
    return rows.map((row) => row.postId);
  });
}

/** The youngest, where there are more: lists begin with what is young. */
const sharedMax = 2_000;

/** Posts of these groups and those that are shared into them (see findSharedInto), as a condition. */
export function standsIn(groupIds: readonly number[], shared: readonly PostId[]) {
  return (eb: ExpressionBuilder<Tables, "posts">): Expression<SqlBool> => {
    // One group by itself finds its own index.
    const here =
      groupIds.length === 1
        ? eb("posts.groupId", "=", groupIds[0] as number)
        : eb("posts.groupId", "in", groupIds);
    return shared.length === 0 ? here : eb.or([here, sql<SqlBool>`posts.id = any(${shared}::bigint[])`]);
  };
}
