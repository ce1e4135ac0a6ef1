import { sql } from "kysely";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import type { GroupJoining, GroupVisibility } from "./tables.ts";
import { mayKnowGroup } from "./visible-groups.ts";

/** A group with what its views and the rights in it need. */
export interface Group {
  readonly id: GroupId;
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  readonly purposeHtml: string;
  readonly region: string;
  readonly tags: readonly string[];
  readonly parentId: GroupId | null;
  readonly pictureId: string | null;
  /** What the picture shows. */
  readonly pictureAlt: string;
  readonly visibility: GroupVisibility;
  readonly joining: GroupJoining;
  readonly postsFor: "everyone" | "members";
  readonly tools: Readonly<Record<string, boolean>>;
  readonly memberCount: number;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
}

/** A group as `findVisibleGroup` gives it: with what those who look after it see at a glance. */
export interface FoundGroup extends Group {
  /** Requests to join that wait for an answer. Shown only to those who may answer them. */
  readonly waiting: number;
  /** Whether any group stands inside this one, which the viewer may not be allowed to know: not to be shown. */
  readonly hasInside: boolean;
}

export const groupColumns = [
  "groups.id",
  "groups.slug",
  "groups.name",
  "groups.purpose",
  "groups.purposeHtml",
  "groups.region",
  "groups.tags",
  "groups.parentId",
  "groups.pictureId",
  "groups.pictureAlt",
  "groups.visibility",
  "groups.joining",
  "groups.postsFor",
  "groups.tools",
  "groups.memberCount",
  "groups.createdAt",
  "groups.archivedAt",
] as const;

/** What stands in the address of a group: letters and digits of any script, joined by hyphens. */
const slugForm = /^[\p{L}\p{M}\p{N}-]{1,100}$/u;

/**
 * A group by the word in its address (or one it had before), if the viewer may know of it. Remembered until a group or a
 * request changes: most pages of a group begin here.
 * @throws NotFound
 */
export async function findVisibleGroup(ctx: Ctx, slug: string): Promise<FoundGroup> {
  if (!slugForm.test(slug)) throw new NotFound();
  const tags = ["table:groups", "table:group_slugs", "table:join_requests"];
  const group = await ctx.cache.remember(`group:${slug}`, tags, () => readGroup(ctx, slug));
  if (!mayKnowGroup(ctx.viewer, group)) throw new NotFound();
  return group;
}

/** What is not there is thrown and so not remembered: made-up addresses must not push real groups out. */
async function readGroup(ctx: Ctx, slug: string): Promise<FoundGroup> {
  const group =
    (await withMore(ctx).where("groups.slug", "=", slug).executeTakeFirst()) ??
    (await withMore(ctx)
      .innerJoin("groupSlugs", "groupSlugs.groupId", "groups.id")
      .where("groupSlugs.slug", "=", slug)
      .executeTakeFirst());
  if (!group) throw new NotFound();
  return { ...group, waiting: group.waiting ?? 0, hasInside: Boolean(group.hasInside) };
}

function withMore(ctx: Ctx) {
  return ctx.db
    .selectFrom("groups")
    .select(groupColumns)
    .select((eb) =>
      eb
        .selectFrom("joinRequests")
        .whereRef("joinRequests.groupId", "=", "groups.id")
        .where("joinRequests.answer", "is", null)
        .select((count) => count.fn.countAll<number>().as("waiting"))
        .as("waiting"),
    )
    .select(
      sql<boolean>`exists (select from groups as child where child.parent_id = groups.id)`.as("hasInside"),
    );
}
