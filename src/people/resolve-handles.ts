import { foldHandle } from "../platform/text/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { personPath } from "./person-path.ts";
import type { Standing } from "./tables.ts";

/** Somebody that a text mentions. */
export interface Mentioned {
  readonly id: PersonId;
  readonly path: string;
}

const mentionable: readonly Standing[] = ["active", "placeholder"];

/**
 * The people behind these handles, as they stand in a text ("@Tāmati-Pōtae" finds tamati-potae), also by a handle that they
 * had before. Handles that nobody has, and those of closed accounts, are missing.
 */
export async function resolveHandles(
  ctx: Ctx,
  handles: readonly string[],
): Promise<ReadonlyMap<string, Mentioned>> {
  const asked = [...new Set(handles.map(foldHandle))].filter((handle) => handle !== "");
  if (asked.length === 0) return new Map();
  const byHandle = new Map((await byPresentHandle(ctx, asked)).map((row) => [row.asked, asMentioned(row)]));
  const missing = asked.filter((handle) => !byHandle.has(handle));
  if (missing.length > 0)
    for (const row of await byFormerHandle(ctx, missing)) byHandle.set(row.asked, asMentioned(row));
  return new Map(
    handles.flatMap((handle) => {
      const person = byHandle.get(foldHandle(handle));
      return person ? [[handle, person]] : [];
    }),
  );
}

function asMentioned({ id, handle }: { id: PersonId; handle: string }): Mentioned {
  return { id, path: personPath(handle) };
}

function byPresentHandle(ctx: Ctx, handles: readonly string[]) {
  return ctx.db
    .selectFrom("people")
    .where("handle", "in", handles)
    .where("standing", "in", mentionable)
    .where("arrivedAt", "is not", null)
    .select(["id", "handle", "handle as asked"])
    .execute();
}

function byFormerHandle(ctx: Ctx, handles: readonly string[]) {
  return ctx.db
    .selectFrom("formerHandles")
    .innerJoin("people", "people.id", "formerHandles.personId")
    .where("formerHandles.handle", "in", handles)
    .where("people.standing", "in", mentionable)
    .where("people.arrivedAt", "is not", null)
    .select(["people.id", "people.handle", "formerHandles.handle as asked"])
    .execute();
}
