import { sql } from "kysely";
import { plainText } from "../platform/text/index.ts";
import { type Hit, type Manner, textQuery } from "../search/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { groupPath } from "./paths.ts";
import { visibleGroups } from "./visible-groups.ts";

/** Groups by name, region and purpose, macron-blind. A match in the name counts most; of equals the larger comes first. */
export async function searchGroups(
  ctx: Ctx,
  words: string,
  limit: number,
  offset: number,
  manner?: Manner,
): Promise<Hit[]> {
  const query = textQuery(words, manner);
  const rows = await visibleGroups(ctx)
    .where(sql<boolean>`groups.document @@ ${query}`)
    .select(["groups.slug", "groups.name", "groups.purposeHtml", "groups.region", "groups.memberCount"])
    .select(sql<number>`ts_rank(groups.document, ${query})`.as("rank"))
    .orderBy("rank", "desc")
    .orderBy("groups.memberCount", "desc")
    .orderBy("groups.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    path: groupPath(row),
    title: row.name,
    text: plainText(row.purposeHtml),
    context: [row.region, ctx.t("group.members", { count: row.memberCount })].filter(Boolean).join(" · "),
    at: null,
    rank: row.rank,
  }));
}
