import { excerpt } from "../platform/text/index.ts";
import type { Ctx } from "../viewer/index.ts";

/** A reply that could be cited. */
export interface Evidence {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly excerpt: string;
}

const listedMax = 300;
const readLengthMax = 1_000;

/**
 * The replies of a talk that a summary may cite, in their order: of a very long talk the last 300, and the wished one. The right
 * to read them is asked before.
 */
export async function listEvidence(ctx: Ctx, postId: number, wished?: number): Promise<readonly Evidence[]> {
  const rows = await ctx.db
    .selectFrom("replies")
    .innerJoin("people", "people.id", "replies.authorId")
    .where("replies.postId", "=", postId)
    .where("replies.deletedAt", "is", null)
    .orderBy((eb) => eb("replies.id", "=", wished ?? 0), "desc")
    .orderBy("replies.createdAt", "desc")
    .orderBy("replies.id", "desc")
    .limit(listedMax)
    .select((eb) => [
      "replies.id",
      "people.name",
      "people.standing",
      "replies.createdAt",
      eb.fn<string>("left", ["replies.html", eb.val(readLengthMax)]).as("html"),
    ])
    .execute();
  return rows
    .map(({ html, standing, name, ...row }) => ({
      ...row,
      name: standing === "closed" ? ctx.t("post.former-member") : name,
      excerpt: excerpt(html, 120),
    }))
    .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.id - other.id);
}
