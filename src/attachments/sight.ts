import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../platform/database/index.ts";
import { type Ctx, type Viewer, viewerTags } from "../viewer/index.ts";
import type { Purpose } from "./tables.ts";
import "./tables.ts";

/** The rule of one room for who may see the attachments that stand in it. */
export interface AttachmentSight {
  /** What the answer depends on: cache tags, such as "table:posts". */
  readonly tags: readonly string[];
  /** The rule, as a condition on `attachments`. */
  readonly isVisible: (viewer: Viewer) => SightCondition;
}

export type SightCondition = (eb: ExpressionBuilder<Tables, "attachments">) => Expression<SqlBool>;

const sights = new Map<Purpose, AttachmentSight>();

/**
 * Tells who may see attachments of this purpose beside their owner. The rooms above do it: posts for what stands in texts,
 * people for faces, groups for their pictures. Until one does, only the owner sees them.
 */
export function defineAttachmentSight(purpose: Purpose, sight: AttachmentSight): void {
  sights.set(purpose, sight);
}

/** The one rule of which attachments a viewer may see: their own, and those in a place that they may see. */
export function isVisibleAttachment(viewer: Viewer): SightCondition {
  return (eb) =>
    eb.or([
      viewer.id === null ? sql<SqlBool>`false` : eb("attachments.ownerId", "=", viewer.id),
      ...[...sights].map(([purpose, sight]) =>
        eb.and([eb("attachments.purpose", "=", purpose), sight.isVisible(viewer)(eb)]),
      ),
    ]);
}

/** The same for one attachment: pictures are asked for often, so the answer is remembered until something it hangs on changes. */
export async function maySee(ctx: Ctx, attachment: { id: string; ownerId: string | null }): Promise<boolean> {
  const { viewer } = ctx;
  if (viewer.id !== null && viewer.id === attachment.ownerId) return true;
  const tags = [...sights.values()].flatMap((sight) => sight.tags);
  return ctx.cache.remember(
    `attachment-sight:${attachment.id}:${viewer.id ?? ""}`,
    ["table:attachments", "table:attachment_uses", ...viewerTags, ...tags],
    async () => {
      const found = await ctx.db
        .selectFrom("attachments")
        .where("id", "=", attachment.id)
        .where(isVisibleAttachment(viewer))
        .select("id")
        .executeTakeFirst();
      return found !== undefined;
    },
  );
}
