import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import type { GroupJoining, GroupVisibility } from "./tables.ts";
import { visibleGroups } from "./visible-groups.ts";

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
  readonly visibility: GroupVisibility;
  readonly joining: GroupJoining;
  readonly postsFor: "everyone" | "members";
  readonly tools: Readonly<Record<string, boolean>>;
  readonly memberCount: number;
  readonly lastActivityAt: Date;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
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
  "groups.visibility",
  "groups.joining",
  "groups.postsFor",
  "groups.tools",
  "groups.memberCount",
  "groups.lastActivityAt",
  "groups.createdAt",
  "groups.archivedAt",
] as const;

/**
 * A group by the word in its address, if the viewer may know of it.
 * @throws NotFound
 */
export async function findVisibleGroup(ctx: Ctx, slug: string): Promise<Group> {
  const group = await visibleGroups(ctx)
    .where("groups.slug", "=", slug)
    .select(groupColumns)
    .executeTakeFirst();
  if (!group) throw new NotFound();
  return group;
}
