import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { GroupId, GroupRole, PersonId, PersonViewer } from "./viewer.ts";

interface ViewerRow {
  id: PersonId;
  name: string;
  handle: string;
  email: string | null;
  emailVerified: boolean;
  image: string | null;
  role: string;
  language: string | null;
  timeZone: string | null;
  roles: Array<{ groupId: GroupId; role: GroupRole }> | null;
  barred: GroupId[] | null;
}

/** What a viewer is made of: a write to any of these forgets the remembered ones. */
export const viewerTags = [
  "table:people",
  "table:sessions",
  "table:memberships",
  "table:group_bars",
] as const;

/**
 * Reads a person with all that rights are decided by, in one query. It reads tables of people and groups, because who is
 * asking must be known before either room can answer anything.
 * @returns undefined where the account is not active: such a person is a visitor.
 */
export async function loadViewer(
  ctx: Pick<PlatformCtx, "db">,
  personId: PersonId,
  sessionToken: string,
  defaults: { language: string; timeZone: string },
): Promise<PersonViewer | undefined> {
  const viewer = (await loadViewers(ctx, [personId], defaults)).get(personId);
  return viewer && { ...viewer, sessionToken };
}

/** Reads many people as `loadViewer` does, without sessions: for work that is done for them. Who is not active is left out. */
export async function loadViewers(
  ctx: Pick<PlatformCtx, "db">,
  personIds: readonly PersonId[],
  defaults: { language: string; timeZone: string },
): Promise<Map<PersonId, PersonViewer>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<ViewerRow>`
    select id, name, handle, email, email_verified, image, role, standing, language, time_zone,
      (select json_agg(json_build_object('groupId', group_id, 'role', role)) from memberships where person_id = people.id) as roles,
      (select json_agg(group_id) from group_bars where person_id = people.id) as barred
    from people where id = any(${personIds}::uuid[]) and standing = 'active'`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, viewerOf(row, defaults)]));
}

function viewerOf(row: ViewerRow, defaults: { language: string; timeZone: string }): PersonViewer {
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    email: row.email ?? "",
    emailVerified: row.emailVerified,
    face: row.image,
    administrator: row.role === "administrator",
    roles: new Map((row.roles ?? []).map((membership) => [membership.groupId, membership.role])),
    barred: new Set(row.barred ?? []),
    language: row.language ?? defaults.language,
    timeZone: row.timeZone ?? defaults.timeZone,
    sessionToken: "",
  };
}
