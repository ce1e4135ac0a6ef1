import { recordActivity } from "../activity/index.ts";
import { removeAttachment } from "../attachments/index.ts";
import { afterCommit, inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import { readSettings } from "../settings/index.ts";
import type { GroupId, PersonCtx } from "../viewer/index.ts";
import { addMember } from "./change-members.ts";
import { columnsOf, freeSlug, GroupInput, toolsOf } from "./group-input.ts";
import { keepPicture, type SentPicture } from "./group-picture.ts";
import { findNewParent, isSlugTaken, lockTree } from "./group-tree.ts";
import { canMakeGroup } from "./permissions.ts";

/**
 * Makes a group; the viewer is its first steward. Its address is made of its name.
 * @throws Forbidden (not everyone may make one here), Invalid
 */
export async function createGroup(
  ctx: PersonCtx,
  body: unknown,
  sent?: SentPicture,
): Promise<{ id: GroupId; slug: string; name: string }> {
  const input = parse(GroupInput, body);

  allow(canMakeGroup(ctx.viewer, await readSettings(ctx)));

  const columns = columnsOf(input);
  const pictureId = await keepPicture(ctx, sent);

  try {
    return await inTransaction(ctx, async (tx) => {
      await lockTree(tx);
      const sameAgain = await findJustMade(tx, input.name);
      if (sameAgain) {
        if (pictureId) await afterCommit(() => removeAttachment(ctx, pictureId));
        return sameAgain;
      }
      const parentId = await findNewParent(tx, input.parent, input.visibility);
      const slug = await freeSlug(input.name, (wish) => isSlugTaken(tx, wish));
      const { id } = await tx.db
        .insertInto("groups")
        .values({
          ...columns,
          slug,
          parentId,
          pictureId: pictureId ?? null,
          tools: JSON.stringify(toolsOf(input)),
          createdBy: ctx.viewer.id,
          createdAt: tx.now(),
          updatedAt: tx.now(),
          lastActivityAt: tx.now(),
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await addMember(tx, id, ctx.viewer.id, "steward");
      await recordActivity(tx, { kind: "group-made", groupId: id });
      return { id, slug, name: input.name };
    });
  } catch (error) {
    if (pictureId) await removeAttachment(ctx, pictureId);
    throw error;
  }
}

const sameAgainWithinMs = 60_000;

/** The group of this name that the viewer made a moment ago: a second press on a slow line makes no second one. */
function findJustMade(tx: PersonCtx, name: string) {
  return tx.db
    .selectFrom("groups")
    .where("createdBy", "=", tx.viewer.id)
    .where("name", "=", name)
    .where("createdAt", ">", new Date(tx.now().getTime() - sameAgainWithinMs))
    .select(["id", "slug", "name"])
    .executeTakeFirst();
}
