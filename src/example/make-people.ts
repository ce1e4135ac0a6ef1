import { addSquarePicture } from "../attachments/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { drawSvg } from "../platform/pictures/index.ts";
import { handleFrom, renderMarkdown } from "../platform/text/index.ts";
import { type Ctx, loadViewer } from "../viewer/index.ts";
import { addressOf, type Cast, type CastMember, castMember } from "./cast.ts";
import { daysBefore } from "./dates.ts";
import { follows, people } from "./people.ts";
import { drawFace } from "./pictures/draw-face.ts";

const faceSize = 320;

/** Makes the people with their profiles, faces and who follows whom. They have no password, so nobody can log in as one. */
export async function makePeople(ctx: Ctx): Promise<Cast> {
  await inTransaction(ctx, async (tx) => {
    for (const person of Object.values(people)) await insertPerson(tx, person);
  });
  const cast = await findCast(ctx);
  await inTransaction(ctx, (tx) => insertFollows(tx, cast));
  for (const [key, person] of Object.entries(people)) {
    if (!person.face) continue;
    const { id } = castMember(cast, key);
    const content = await drawSvg(drawFace(person.face), faceSize);
    const picture = await addSquarePicture(ctx, id, "face", { name: `${key}.png`, content });
    await ctx.db.updateTable("people").set({ image: picture.path }).where("id", "=", id).execute();
    await ctx.db.updateTable("profiles").set({ pictureId: picture.id }).where("personId", "=", id).execute();
  }
  return cast;
}

async function insertPerson(tx: Ctx, person: (typeof people)[string]): Promise<void> {
  const createdAt = daysBefore(tx.now(), person.daysAgo, person.name);
  const { id } = await tx.db
    .insertInto("people")
    .values({
      name: person.name,
      handle: handleFrom(person.name),
      email: addressOf(person.name),
      emailVerified: true,
      createdAt,
      updatedAt: createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto("profiles")
    .values({
      personId: id,
      pronouns: person.pronouns ?? "",
      occupation: person.occupation,
      organisation: person.organisation,
      region: person.region,
      about: person.about,
      aboutHtml: renderMarkdown(person.about).html,
      wants: person.wants ?? "",
      interests: [...person.interests],
      links: JSON.stringify(person.links ?? []),
      visibility: JSON.stringify(person.visibility ?? {}),
      updatedAt: createdAt,
    })
    .execute();
}

async function findCast(ctx: Ctx): Promise<Cast> {
  const handles = new Map(Object.entries(people).map(([key, { name }]) => [handleFrom(name), key]));
  const rows = await ctx.db
    .selectFrom("people")
    .where("handle", "in", [...handles.keys()])
    .select(["id", "handle"])
    .execute();
  const cast = new Map<string, CastMember>();
  for (const { id, handle } of rows) {
    const viewer = await loadViewer(ctx, id, "", ctx.viewer);
    if (viewer) cast.set(handles.get(handle) ?? "", { id, handle, ctx: { ...ctx, viewer } });
  }
  return cast;
}

async function insertFollows(tx: Ctx, cast: Cast): Promise<void> {
  const rows = Object.entries(follows).flatMap(([follower, followed]) =>
    followed.map((key) => ({
      followerId: castMember(cast, follower).id,
      personId: castMember(cast, key).id,
      createdAt: daysBefore(tx.now(), 60, `${follower} ${key}`),
    })),
  );
  await tx.db.insertInto("personFollows").values(rows).execute();
}
