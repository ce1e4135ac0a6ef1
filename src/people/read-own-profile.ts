import type { PersonCtx } from "../viewer/index.ts";
import { type Audiences, audienceOf, profileFields } from "./profile-fields.ts";
import { audienceField, linkFields } from "./profile-input.ts";
import "./tables.ts";

/** The viewer's own profile as the form shows it: by the names of its fields. */
export interface OwnProfile {
  readonly values: Readonly<Record<string, string>>;
  readonly pictureId: string | null;
}

/** Reads it; somebody who has said nothing yet gets empty fields. */
export async function readOwnProfile(ctx: PersonCtx): Promise<OwnProfile> {
  const row = await ctx.db
    .selectFrom("profiles")
    .selectAll()
    .where("personId", "=", ctx.viewer.id)
    .executeTakeFirst();
  const audiences: Audiences = row?.visibility ?? {};
  const links = row?.links ?? [];
  return {
    pictureId: row?.pictureId ?? null,
    values: {
      pronouns: row?.pronouns ?? "",
      occupation: row?.occupation ?? "",
      organisation: row?.organisation ?? "",
      region: row?.region ?? "",
      about: row?.about ?? "",
      wants: row?.wants ?? "",
      interests: (row?.interests ?? []).join(", "),
      ...Object.fromEntries(
        linkFields.flatMap(({ url, label }, index) => [
          [url, links[index]?.url ?? ""],
          [label, links[index]?.label ?? ""],
        ]),
      ),
      ...Object.fromEntries(
        profileFields.map((field) => [audienceField(field), audienceOf(audiences, field)]),
      ),
    },
  };
}
