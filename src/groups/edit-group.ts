import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { removeAttachment } from "../attachments/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, parse } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx } from "../viewer/index.ts";
import { findVisibleGroup, type Group } from "./find-group.ts";
import { columnsOf, GroupInput, Slug, toolsOf } from "./group-input.ts";
import { keepPicture, type SentPicture } from "./group-picture.ts";
import { findNewParent, isSlugTaken, lockTree, narrowInside } from "./group-tree.ts";
import { lockGroup } from "./lock-group.ts";
import { canEditGroup } from "./permissions.ts";

const EditGroupInput = GroupInput.extend({
  slug: Slug,
  removePicture: z.string().optional(),
  /** What the form began from: see `editStampOf`. Left out by programs that just write. */
  since: z.string().optional(),
});

type EditGroupInput = z.infer<typeof EditGroupInput>;

/**
 * Changes what a group says of itself, who may see it, how one joins, and its tools. A former address leads on to the new
 * one. A group that becomes more hidden takes the groups inside along: a child is never more open than its parent.
 * @returns the group's address, and how many groups inside became more hidden.
 * @throws NotFound, Forbidden (not a steward, archived), Invalid (also: somebody else changed it meanwhile)
 */
export async function editGroup(
  ctx: PersonCtx,
  slug: string,
  body: unknown,
  sent?: SentPicture,
): Promise<{ slug: string; narrowed: number }> {
  const input = parse(EditGroupInput, body);

  const group = await findVisibleGroup(ctx, slug);

  allow(canEditGroup(ctx.viewer, group));

  const columns = columnsOf(input);
  const pictureId = await keepPicture(ctx, sent);

  try {
    return await inTransaction(ctx, async (tx) => {
      await lockTree(tx);
      const before = await lockGroup(tx, group.id);
      if (input.since !== undefined && input.since !== (await editStampOf(tx, group)))
        throw new Invalid({ "": "group.edit.meanwhile" });
      const parentId = await findNewParent(tx, input.parent, input.visibility, before);
      const picture = pictureId ?? (input.removePicture ? null : before.pictureId);
      await tx.db
        .updateTable("groups")
        .set({
          ...columns,
          slug: await moveAddress(tx, before, input),
          parentId,
          pictureId: picture,
          tools: JSON.stringify(toolsOf(input, before.tools)),
          updatedAt: tx.now(),
        })
        .where("id", "=", group.id)
        .execute();
      if (before.pictureId && picture !== before.pictureId) await removeAttachment(tx, before.pictureId);
      const narrowed = await narrowInside(tx, { id: group.id, visibility: input.visibility });
      await recordActivity(tx, { kind: "group-edited", groupId: group.id, data: { narrowed } });
      return { slug: input.slug || before.slug, narrowed };
    });
  } catch (error) {
    if (pictureId) await removeAttachment(ctx, pictureId);
    throw error;
  }
}

/** Takes the address that was wished for; the one before leads on from now on. @throws Invalid ("slug": taken) */
async function moveAddress(tx: Ctx, before: Group, { slug }: EditGroupInput): Promise<string> {
  if (slug === "" || slug === before.slug) return before.slug;
  if (await isSlugTaken(tx, slug, before.id)) throw new Invalid({ slug: "group.slug.taken" });
  await tx.db.deleteFrom("groupSlugs").where("slug", "=", slug).execute();
  await tx.db
    .insertInto("groupSlugs")
    .values({ slug: before.slug, groupId: before.id, replacedAt: tx.now() })
    .execute();
  return slug;
}

/** Tells two editors apart who began from different states of a group. */
export async function editStampOf(ctx: Ctx, group: Pick<Group, "id">): Promise<string> {
  const { updatedAt } = await ctx.db
    .selectFrom("groups")
    .where("id", "=", group.id)
    .select("updatedAt")
    .executeTakeFirstOrThrow();
  return String(updatedAt.getTime());
}
