import { Invalid } from "../platform/errors/index.ts";
import { foldHandle } from "../platform/text/index.ts";
import type { Ctx, GroupId, PersonId } from "../viewer/index.ts";

/**
 * Members by their handles, as somebody types them: "@hana-kereama, @wiremu-potae".
 * @throws Invalid for that field, where one of them is no member
 */
export async function findHosts(
  ctx: Ctx,
  groupId: GroupId,
  field: string,
  typed: string,
): Promise<PersonId[]> {
  const handles = typed
    .split(/[\s,;]+/)
    .filter((word) => word !== "")
    .map((word) => foldHandle(word.replace(/^@/, "")));
  if (handles.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("memberships")
    .innerJoin("people", "people.id", "memberships.personId")
    .where("memberships.groupId", "=", groupId)
    .where("people.standing", "=", "active")
    .where("people.handle", "in", handles)
    .select(["people.id", "people.handle"])
    .execute();
  const found = new Map(rows.map((row) => [row.handle, row.id]));
  return handles.map((handle) => {
    const id = found.get(handle);
    if (!id) throw new Invalid({ [field]: "series.host.unknown" });
    return id;
  });
}
