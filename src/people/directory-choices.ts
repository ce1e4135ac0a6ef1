import { sql } from "kysely";
import type { Ctx } from "../viewer/index.ts";
import { activePeople, sees } from "./list-people.ts";

/** What the filters of the directory offer, as people here write it, and how many write it. */
export interface DirectoryChoices {
  readonly regions: readonly Counted[];
  readonly organisations: readonly Counted[];
  readonly interests: readonly Counted[];
}

export interface Counted {
  readonly value: string;
  readonly count: number;
}

const shownMax = 200;

/**
 * What people say of themselves that this viewer may see, by field. "Waikato" and "waikato" are one. Remembered for all
 * visitors, and for all people, until somebody changes a profile; what the viewer shows to nobody is left out.
 */
export function findChoices(ctx: Ctx): Promise<DirectoryChoices> {
  const whose = ctx.viewer.id === null ? "visitors" : "people";
  return ctx.cache.remember(`people-choices:${whose}`, ["table:people", "table:profiles"], async () => {
    const [regions, organisations, interests] = await Promise.all([
      counted(ctx, "region"),
      counted(ctx, "organisation"),
      counted(ctx, "interests"),
    ]);
    return { regions, organisations, interests };
  });
}

async function counted(ctx: Ctx, field: "region" | "organisation" | "interests"): Promise<Counted[]> {
  const value = field === "interests" ? sql`unnest(profiles.interests)` : sql.ref(`profiles.${field}`);
  // The viewer's own hidden fields would otherwise be shown to all who share the remembered answer.
  const anyone = ctx.viewer.id === null ? ctx.viewer : { ...ctx.viewer, id: nobody };
  const said = activePeople(ctx).where(sees(anyone, field)).select(sql<string>`${value}`.as("value"));
  // Counted as they are written first: folding is the slow part, and few are written in two ways.
  const { rows } = await sql<Counted>`
    select min(value) as value, sum(count)::int as count
    from (select value, count(*) as count from (${said}) as said where value <> '' group by value) as written
    group by fold(value) order by fold(min(value)) limit ${shownMax}`.execute(ctx.db);
  return rows;
}

const nobody = "00000000-0000-0000-0000-000000000000";
