import { foldHandle } from "../platform/text/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { personPath } from "./person-path.ts";
import "./tables.ts";

/** Somebody that a text mentions. */
export interface Mentioned {
  readonly id: PersonId;
  readonly path: string;
}

/**
 * The people behind these handles, as they stand in a text ("@Tāmati-Pōtae" finds tamati-potae). Handles that nobody has,
 * and those of closed accounts, are missing.
 */
export async function resolveHandles(
  ctx: Ctx,
  handles: readonly string[],
): Promise<ReadonlyMap<string, Mentioned>> {
  if (handles.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("people")
    .where("handle", "in", [...new Set(handles.map(foldHandle))])
    .where("standing", "in", ["active", "placeholder"])
    .select(["id", "handle"])
    .execute();
  const byHandle = new Map(rows.map((row) => [row.handle, { id: row.id, path: personPath(row.handle) }]));
  return new Map(
    handles.flatMap((handle) => {
      const person = byHandle.get(foldHandle(handle));
      return person ? [[handle, person]] : [];
    }),
  );
}
