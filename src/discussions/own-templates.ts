import { z } from "zod";
import { findVisibleGroup, type Group } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, NotFound, parse } from "../platform/errors/index.ts";
import { mayModerate, postKinds, titleLengthMax } from "../posts/index.ts";
import type { Ctx, GroupId, PersonCtx, Viewer } from "../viewer/index.ts";
import "./tables.ts";

/** A text to begin with, written in the group itself. */
export interface OwnTemplate {
  readonly id: number;
  readonly name: string;
  readonly hint: string;
  readonly kind: string;
  readonly title: string;
  readonly markdown: string;
}

export const nameLengthMax = 80;
export const hintLengthMax = 200;
const textLengthMax = 20_000;
const templatesMax = 50;

const line = (max: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((text) => text.length <= max, "error.too-long");

const TemplateInput = z.object({
  name: line(nameLengthMax).refine((name) => name !== "", "error.required"),
  hint: line(hintLengthMax),
  kind: z
    .string()
    .refine((key) => postKinds().some((kind) => kind.key === key && !kind.startPath), "error.field"),
  title: line(titleLengthMax),
  markdown: z
    .string()
    .default("")
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n"))
    .refine((text) => text.length <= textLengthMax, "error.too-long"),
});

/** Facilitators and stewards keep a group's templates. @returns null, or why not. */
export function canKeepTemplates(viewer: Viewer, group: Pick<Group, "id" | "archivedAt">): string | null {
  if (viewer.id === null) return "post.refused.visitor";
  if (group.archivedAt) return "post.refused.archived";
  return mayModerate(viewer, group.id) ? null : "post.refused.not-facilitator";
}

const shown = ["id", "name", "hint", "kind", "title", "markdown"] as const;

/** A group's own templates, by name. Who may see the group is asked before. */
export function listTemplates(ctx: Ctx, groupId: GroupId): Promise<OwnTemplate[]> {
  return ctx.db
    .selectFrom("postTemplates")
    .where("groupId", "=", groupId)
    .where("deletedAt", "is", null)
    .orderBy("name")
    .orderBy("id")
    .select(shown)
    .execute();
}

/** One of them; undefined for one that is not there, is removed, or belongs to another group. */
export function findTemplate(ctx: Ctx, groupId: GroupId, id: number): Promise<OwnTemplate | undefined> {
  return ctx.db
    .selectFrom("postTemplates")
    .where("id", "=", id)
    .where("groupId", "=", groupId)
    .where("deletedAt", "is", null)
    .select(shown)
    .executeTakeFirst();
}

/**
 * Keeps a new template, or with a number changes that one. Of two who change one at once the later words stay.
 * @throws NotFound, Forbidden, Invalid
 */
export async function keepTemplate(
  ctx: PersonCtx,
  slug: string,
  id: number | null,
  body: unknown,
): Promise<void> {
  const input = parse(TemplateInput, body);

  const group = await findVisibleGroup(ctx, slug);

  allow(canKeepTemplates(ctx.viewer, group));

  await inTransaction(ctx, async (tx) => {
    // One after the other, so that the limit holds.
    await tx.db.selectFrom("groups").where("id", "=", group.id).select("id").forUpdate().execute();
    if (id === null) {
      const known = await listTemplates(tx, group.id);
      if (known.length >= templatesMax) throw new Invalid({ "": "discussion.template.too-many" });
      const same = known.find((one) => one.name === input.name);
      if (same && same.markdown === input.markdown) return; // a second press
      await tx.db
        .insertInto("postTemplates")
        .values({ ...input, groupId: group.id, writtenBy: ctx.viewer.id, writtenAt: ctx.now() })
        .execute();
      return;
    }
    const done = await tx.db
      .updateTable("postTemplates")
      .set({ ...input, changedBy: ctx.viewer.id, changedAt: ctx.now() })
      .where("id", "=", id)
      .where("groupId", "=", group.id)
      .where("deletedAt", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new NotFound();
  });
}

/**
 * Removes a template, or brings it back. Twice is the same as once.
 * @throws NotFound, Forbidden
 */
export async function removeTemplate(
  ctx: PersonCtx,
  slug: string,
  id: number,
  removed: boolean,
): Promise<void> {
  const group = await findVisibleGroup(ctx, slug);

  allow(canKeepTemplates(ctx.viewer, group));

  const done = await ctx.db
    .updateTable("postTemplates")
    .set(removed ? { deletedAt: ctx.now(), deletedBy: ctx.viewer.id } : { deletedAt: null, deletedBy: null })
    .where("id", "=", id)
    .where("groupId", "=", group.id)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new NotFound();
}
