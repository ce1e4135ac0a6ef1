import { groupColumns, visibleGroups } from "../groups/index.ts";
import { excerpt } from "../platform/text/index.ts";
import type { Ctx } from "../viewer/index.ts";

/** A group as home shows it to somebody who does not belong to it. */
export interface SuggestedGroup {
  readonly slug: string;
  readonly name: string;
  /** The first words of its purpose, plain. */
  readonly purpose: string;
  readonly region: string;
  readonly memberCount: number;
  readonly joining: "open" | "ask" | "invitation";
}

const purposeLength = 150;

/**
 * Groups that the viewer may know of and does not belong to, the largest first.
 * @param joinable leaves out those that one cannot join or ask to join by oneself.
 */
export async function suggestGroups(ctx: Ctx, limit: number, joinable: boolean): Promise<SuggestedGroup[]> {
  const { viewer } = ctx;
  const not = viewer.id === null ? [] : [...viewer.roles.keys(), ...viewer.barred];
  const groups = await visibleGroups(ctx)
    .where("groups.archivedAt", "is", null)
    .$if(not.length > 0, (query) => query.where("groups.id", "not in", not))
    .$if(joinable, (query) => query.where("groups.joining", "!=", "invitation"))
    .select(groupColumns)
    .orderBy("groups.memberCount", "desc")
    .orderBy("groups.id")
    .limit(limit)
    .execute();
  return groups.map(({ slug, name, purposeHtml, region, memberCount, joining }) => ({
    slug,
    name,
    purpose: purposeHtml && excerpt(purposeHtml, purposeLength),
    region,
    memberCount,
    joining,
  }));
}
