import { listMyGroups, type MyGroup, visibleGroups } from "../groups/index.ts";
import {
  findSharedInto,
  listPosts,
  type PostRow,
  readMarks,
  standsIn,
  visiblePosts,
} from "../posts/index.ts";
import { type PersonCtx, viewerTags } from "../viewer/index.ts";
import { type FollowedWords, listFollowedWords } from "./followed-words.ts";

/** A question that nobody has answered yet. */
export interface OpenQuestion {
  readonly id: number;
  readonly title: string;
  readonly groupName: string;
  readonly publishedAt: Date | null;
}

/** A group of the viewer with the last thing said in it. */
export interface GroupNow extends MyGroup {
  readonly latest: { readonly id: number; readonly title: string; readonly lastActivityAt: Date } | null;
}

/** What a member finds at home. */
export interface MemberHome {
  /** What is new to the viewer, the latest first. */
  readonly fresh: readonly PostRow[];
  /** The latest of what they know already. */
  readonly known: readonly PostRow[];
  readonly questions: readonly OpenQuestion[];
  readonly followed: readonly FollowedWords[];
  readonly groups: readonly GroupNow[];
}

const lookedAtMax = 40;
const freshMax = 12;
const knownMax = 6;
const questionsMax = 4;
const questionsMs = 90 * 86_400_000;

const dayMs = 86_400_000;
const tags = [
  ...viewerTags,
  "table:posts",
  "table:replies",
  "table:groups",
  "table:post_reads",
  "table:follow_levels",
  "table:person_follows",
  "table:post_shares",
];

/** What is going on in the viewer's groups; remembered until something in them changes. They belong to at least one. */
export async function readMemberHome(ctx: PersonCtx): Promise<MemberHome> {
  await readMarks(ctx).settle(ctx.viewer.id);
  const day = Math.floor(ctx.now().getTime() / dayMs);
  return ctx.cache.remember(`home:${ctx.viewer.id}:${day}`, tags, () => readHome(ctx));
}

async function readHome(ctx: PersonCtx): Promise<MemberHome> {
  const mine = await listMyGroups(ctx);
  const groupIds = mine.map(({ id }) => id);
  const [{ posts }, questions, followed, groups] = await Promise.all([
    listPosts(ctx, { groupIds, limit: lookedAtMax }),
    listOpenQuestions(ctx, groupIds),
    listFollowedWords(ctx),
    withLatest(ctx, mine),
  ]);
  const fresh = posts.filter((post) => post.fresh).slice(0, freshMax);
  const known = posts.filter((post) => !post.fresh).slice(0, knownMax);
  return { fresh, known, questions, followed, groups };
}

/** Questions of others in these groups that stand without a reply, the oldest first: they have waited longest. */
async function listOpenQuestions(ctx: PersonCtx, groupIds: readonly number[]): Promise<OpenQuestion[]> {
  if (groupIds.length === 0) return [];
  return visiblePosts(ctx)
    .where(standsIn(groupIds, await findSharedInto(ctx, groupIds)))
    .where("posts.kind", "=", "question")
    .where("posts.replyCount", "=", 0)
    .where("posts.closedAt", "is", null)
    .where("posts.authorId", "!=", ctx.viewer.id)
    .where("posts.lastActivityAt", ">", new Date(ctx.now().getTime() - questionsMs))
    .where("groups.archivedAt", "is", null)
    .select(["posts.id", "posts.title", "posts.publishedAt", "groups.name as groupName"])
    .orderBy("posts.publishedAt")
    .limit(questionsMax)
    .execute();
}

/** The groups, that with the latest talk first. Whoever belongs to a group sees all that stands in it. */
async function withLatest(ctx: PersonCtx, groups: readonly MyGroup[]): Promise<GroupNow[]> {
  if (groups.length === 0) return [];
  const ids = groups.map(({ id }) => id);
  const rows = await visibleGroups(ctx)
    .where("groups.id", "in", ids)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("posts")
          .whereRef("posts.groupId", "=", "groups.id")
          .where("posts.publishedAt", "is not", null)
          .where("posts.deletedAt", "is", null)
          .select(["posts.id", "posts.title", "posts.lastActivityAt"])
          .orderBy("posts.lastActivityAt", "desc")
          .limit(1)
          .as("latest"),
      (join) => join.onTrue(),
    )
    .select(["groups.id as groupId", "latest.id", "latest.title", "latest.lastActivityAt"])
    .execute();
  const latest = new Map(rows.map((row) => [row.groupId, row]));
  const time = (group: GroupNow) => group.latest?.lastActivityAt.getTime() ?? 0;
  return groups
    .map((group) => ({ ...group, latest: latest.get(group.id) ?? null }))
    .sort((a, b) => time(b) - time(a));
}
