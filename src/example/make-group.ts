import { addSquarePicture } from "../attachments/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { drawSvg } from "../platform/pictures/index.ts";
import { renderMarkdown } from "../platform/text/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import { type Cast, castMember } from "./cast.ts";
import { daysBefore, numberOf } from "./dates.ts";
import type { ExampleGroup } from "./example-types.ts";
import { people } from "./people.ts";
import { drawing } from "./pictures/drawings.ts";

const pictureSize = 640;

/** Makes a group with its members and those who ask to join; its talk comes afterwards (make-talk.ts). */
export async function makeGroup(
  ctx: Ctx,
  cast: Cast,
  group: ExampleGroup,
  parentId: GroupId | null,
): Promise<GroupId> {
  const [founder = ""] = Object.keys(group.members);
  const founderId = castMember(cast, founder).id;
  const content = await drawSvg(drawing(group.picture), pictureSize);
  const picture = await addSquarePicture(ctx, founderId, "group", { name: `${group.slug}.png`, content });
  const createdAt = daysBefore(ctx.now(), group.daysAgo, group.slug);

  return inTransaction(ctx, async (tx) => {
    const { id: groupId } = await tx.db
      .insertInto("groups")
      .values({
        slug: group.slug,
        name: group.name,
        purpose: group.purpose,
        purposeHtml: renderMarkdown(group.purpose).html,
        region: group.region ?? "",
        tags: [...group.tags],
        parentId,
        pictureId: picture.id,
        visibility: group.visibility,
        joining: group.joining,
        postsFor: group.postsFor,
        memberCount: Object.keys(group.members).length,
        createdBy: founderId,
        createdAt,
        updatedAt: createdAt,
        lastActivityAt: createdAt,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await insertMembers(tx, cast, group, groupId);
    await insertRequests(tx, cast, group, groupId);
    return groupId;
  });
}

async function insertMembers(tx: Ctx, cast: Cast, group: ExampleGroup, groupId: GroupId): Promise<void> {
  const members = Object.entries(group.members).map(([key, role]) => ({
    groupId,
    personId: castMember(cast, key).id,
    role,
    joinedAt: joinedAt(tx, group, key),
  }));
  await tx.db.insertInto("memberships").values(members).execute();
  const joined = members.map(({ personId, joinedAt }) => ({
    kind: "group-joined",
    actorId: personId,
    groupId,
    postId: null,
    replyId: null,
    personId: null,
    createdAt: joinedAt,
  }));
  const first = joined[0];
  if (first)
    await tx.db
      .insertInto("activity")
      .values({ ...first, kind: "group-made" })
      .execute();
  await tx.db.insertInto("activity").values(joined).execute();
}

/** Some days after both were there, the group and the person. */
function joinedAt(tx: Ctx, group: ExampleGroup, key: string): Date {
  const days = Math.min(group.daysAgo, people[key]?.daysAgo ?? 0);
  return daysBefore(tx.now(), days - (numberOf(group.slug + key) % 4), key);
}

async function insertRequests(tx: Ctx, cast: Cast, group: ExampleGroup, groupId: GroupId): Promise<void> {
  for (const { by, reason, daysAgo } of group.asking ?? [])
    await tx.db
      .insertInto("joinRequests")
      .values({
        groupId,
        personId: castMember(cast, by).id,
        reason,
        returnTo: null,
        askedAt: daysBefore(tx.now(), daysAgo, by),
        answer: null,
        answeredAt: null,
        answeredBy: null,
      })
      .execute();
}
