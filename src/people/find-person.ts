import { NotFound } from "../platform/errors/index.ts";
import { foldHandle } from "../platform/text/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";
import { emptyProfile, type ProfileFacts, visibleFacts } from "./profile-fields.ts";
import type { Standing } from "./tables.ts";

/** A person as their page shows them to this viewer. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly standing: Standing;
  readonly face: string | null;
  readonly pictureId: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  /** Only what the viewer may see; the rest is empty. */
  readonly profile: ProfileFacts;
}

/**
 * The person with this handle, as it is written in links and mentions: with macrons, capitals, "@". A handle that they had
 * before leads to them as well: compare `handle` with what was asked for.
 * @throws NotFound also for those who have yet to be approved or to prove their address: they are not here yet
 */
export async function findPerson(ctx: Ctx, written: string): Promise<Person> {
  const handle = foldHandle(written);
  const rows = await ctx.db
    .selectFrom("people")
    .leftJoin("profiles", "profiles.personId", "people.id")
    .where((eb) =>
      eb.or([
        eb("people.handle", "=", handle),
        eb("people.id", "in", eb.selectFrom("formerHandles").select("personId").where("handle", "=", handle)),
      ]),
    )
    .where("people.standing", "<>", "awaiting-approval")
    .where("people.arrivedAt", "is not", null)
    .select([
      "people.id",
      "people.name",
      "people.handle",
      "people.standing",
      "people.image as face",
      "people.createdAt",
      "people.closedAt",
      "profiles.pronouns",
      "profiles.occupation",
      "profiles.organisation",
      "profiles.region",
      "profiles.interests",
      "profiles.aboutHtml",
      "profiles.wants",
      "profiles.links",
      "profiles.visibility",
      "profiles.pictureId",
    ])
    .execute();
  const row = rows.find((one) => one.handle === handle) ?? rows[0];
  if (!row) throw new NotFound();
  const { id, name, standing, face, pictureId, createdAt, closedAt, visibility, ...fields } = row;
  const profile = standing === "active" && fields.pronouns !== null ? (fields as ProfileFacts) : emptyProfile;
  return {
    id,
    name,
    handle: row.handle,
    standing,
    face,
    pictureId,
    createdAt,
    closedAt,
    profile: visibleFacts(ctx.viewer, id, profile, visibility ?? {}),
  };
}
