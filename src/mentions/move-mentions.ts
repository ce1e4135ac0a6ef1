import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";

/** Those who mentioned one person have mentioned another from now on; in the caller's transaction. */
export async function moveMentions(tx: PlatformCtx, from: PersonId, to: PersonId): Promise<void> {
  await tx.db
    .updateTable("mentions as one")
    .set({ personId: to })
    .where("one.personId", "=", from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("mentions as other")
            .where("other.personId", "=", to)
            .whereRef("other.postId", "=", "one.postId")
            .whereRef("other.replyId", "is not distinct from", "one.replyId")
            .select("other.id"),
        ),
      ),
    )
    .execute();
}
