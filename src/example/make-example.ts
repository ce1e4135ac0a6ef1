import { removeAttachment } from "../attachments/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, GroupId, PersonId } from "../viewer/index.ts";
import { castMember, exampleAddresses } from "./cast.ts";
import { groups, nationalSlug } from "./groups.ts";
import { makeGroup } from "./make-group.ts";
import { makePeople } from "./make-people.ts";
import { makePost } from "./make-talk.ts";

/**
 * Fills a community that nobody is in yet: 24 people, 8 groups and a year of talk that ends today. The rows go straight into
 * the tables of their rooms, because acts live in the present: they would tell people, and date everything now. Each group
 * and each post is a transaction of its own; after a stop in the middle, `clearExample` takes out what is there.
 */
export async function makeExample(ctx: Ctx): Promise<void> {
  const cast = await makePeople(ctx);
  const ids = new Map<string, GroupId>();
  for (const group of groups) {
    const parentId = group.parent === undefined ? null : (ids.get(group.parent) ?? null);
    const groupId = await makeGroup(ctx, cast, group, parentId);
    ids.set(group.slug, groupId);
    const members = Object.keys(group.members).map((key) => castMember(cast, key).id);
    for (const post of group.talk) await makePost(ctx, cast, { groupId, members }, post);
  }
}

/** Takes the example out again, whole or unfinished. Nothing else is touched. */
export async function clearExample(ctx: PlatformCtx): Promise<void> {
  const people = await ctx.db
    .selectFrom("people")
    .where("email", "in", [...exampleAddresses()])
    .select("id")
    .execute();
  if (people.length === 0) return;
  const ids = people.map((person) => person.id);
  const slugs = groups.map((group) => group.slug);
  await ctx.db.deleteFrom("groups").where("slug", "in", slugs).execute();
  const pictures = await ctx.db.selectFrom("attachments").where("ownerId", "in", ids).select("id").execute();
  for (const { id } of pictures) await removeAttachment(ctx, id);
  await ctx.db.deleteFrom("people").where("id", "in", ids).execute();
}

const adminGroups = [nationalSlug, "te-tai-tokerau", "te-reo-matihiko"];
const knownAfterDays = 21;

/**
 * Lets the first administrator see all sides of it: a steward of the national group and a member of some others, who has read
 * what is older than three weeks.
 */
export async function joinExample(tx: Ctx, personId: PersonId): Promise<void> {
  const now = tx.now();
  const joined = await tx.db
    .updateTable("groups")
    .set((eb) => ({ memberCount: eb("memberCount", "+", 1) }))
    .where("slug", "in", adminGroups)
    .returning(["id", "slug"])
    .execute();
  await tx.db
    .insertInto("memberships")
    .values(
      joined.map(({ id, slug }) => ({
        groupId: id,
        personId,
        role: slug === nationalSlug ? ("steward" as const) : ("member" as const),
        joinedAt: now,
      })),
    )
    .execute();
  await tx.db
    .insertInto("postReads")
    .columns(["personId", "postId", "readAt", "lastReplyId"])
    .expression((eb) =>
      eb
        .selectFrom("posts")
        .where("lastActivityAt", "<", new Date(now.getTime() - knownAfterDays * 86_400_000))
        .select((from) => [
          from.cast<PersonId>(from.val(personId), "uuid").as("personId"),
          "posts.id as postId",
          "posts.lastActivityAt as readAt",
          from
            .selectFrom("replies")
            .whereRef("replies.postId", "=", "posts.id")
            .select((reply) => reply.fn.max("replies.id").as("last"))
            .as("lastReplyId"),
        ]),
    )
    .execute();
}
