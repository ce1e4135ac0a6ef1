import type { PlatformCtx } from "../src/platform/ctx.ts";
import { handleFrom, renderMarkdown } from "../src/platform/text/index.ts";
import { writeSettings } from "../src/settings/index.ts";
import type { GroupId, GroupRole, PersonId } from "../src/viewer/index.ts";

// People, groups and talk for tests, put straight into the tables, so that a test begins where its rule does.

/** Makes a person with an account. */
export async function person(
  ctx: PlatformCtx,
  name: string,
  more: {
    administrator?: boolean;
    email?: string | null;
    standing?: "active" | "placeholder" | "awaiting-approval" | "suspended" | "closed";
  } = {},
): Promise<PersonId> {
  const handle = handleFrom(name);
  const { id } = await ctx.db
    .insertInto("people")
    .values({
      name,
      handle,
      email: more.email === undefined ? `${handle}@school.example` : more.email,
      emailVerified: true,
      role: more.administrator ? "administrator" : "member",
      standing: more.standing ?? "active",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes a group; its members by role. */
export async function group(
  ctx: PlatformCtx,
  slug: string,
  more: {
    name?: string;
    visibility?: "everyone" | "people" | "members";
    joining?: "open" | "ask" | "invitation";
    postsFor?: "everyone" | "members";
    parentId?: GroupId;
    members?: Readonly<Record<PersonId, GroupRole>>;
    barred?: readonly PersonId[];
  } = {},
): Promise<GroupId> {
  const { members = {}, barred = [], name = slug, ...columns } = more;
  const { id } = await ctx.db
    .insertInto("groups")
    .values({ slug, name, ...columns, memberCount: Object.keys(members).length })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const [personId, role] of Object.entries(members))
    await ctx.db.insertInto("memberships").values({ groupId: id, personId, role }).execute();
  for (const personId of barred)
    await ctx.db.insertInto("groupBars").values({ groupId: id, personId, barredBy: null }).execute();
  return id;
}

/** Makes a published discussion. */
export async function post(
  ctx: PlatformCtx,
  groupId: GroupId,
  authorId: PersonId,
  title: string,
  more: {
    markdown?: string;
    kind?: string;
    tags?: string[];
    audience?: "everyone" | "group";
    draft?: boolean;
    at?: Date;
  } = {},
): Promise<number> {
  const {
    markdown = `${title}, in more words.`,
    kind = "discussion",
    tags = [],
    audience = "everyone",
    at = ctx.now(),
  } = more;
  const { id } = await ctx.db
    .insertInto("posts")
    .values({
      kind,
      groupId,
      authorId,
      title,
      markdown,
      html: renderMarkdown(markdown).html,
      tags,
      audience,
      createdAt: at,
      publishedAt: more.draft ? null : at,
      lastActivityAt: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes a reply. */
export async function reply(
  ctx: PlatformCtx,
  postId: number,
  authorId: PersonId,
  markdown: string,
  more: { answersId?: number; at?: Date } = {},
): Promise<number> {
  const at = more.at ?? ctx.now();
  const { id } = await ctx.db
    .insertInto("replies")
    .values({
      postId,
      authorId,
      markdown,
      html: renderMarkdown(markdown).html,
      answersId: more.answersId ?? null,
      createdAt: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable("posts")
    .set((eb) => ({ replyCount: eb("replyCount", "+", 1), lastActivityAt: at, lastReplyBy: authorId }))
    .where("id", "=", postId)
    .execute();
  ctx.cache.forget(`post:${postId}`);
  return id;
}

/** The people that most tests need, around one open group: see `smallCommunity`. */
export interface SmallCommunity {
  readonly admin: PersonId;
  readonly steward: PersonId;
  readonly facilitator: PersonId;
  readonly member: PersonId;
  /** Has an account and belongs to no group. */
  readonly outsider: PersonId;
  /** Barred from the group. */
  readonly barred: PersonId;
  readonly groupId: GroupId;
  readonly groupSlug: string;
}

/** A set-up community with one open group, "leading-e-learning", and somebody in each role. */
export async function smallCommunity(ctx: PlatformCtx): Promise<SmallCommunity> {
  await writeSettings(ctx, { name: "e-Learning Aotearoa", setUpAt: ctx.now().toISOString() });
  const admin = await person(ctx, "Ana Tūī", { administrator: true });
  const steward = await person(ctx, "Tamsin Marama");
  const facilitator = await person(ctx, "Hana Kereama");
  const member = await person(ctx, "Wiremu Pōtae");
  const outsider = await person(ctx, "Jo Sefo");
  const barred = await person(ctx, "Mal Content");
  const groupSlug = "leading-e-learning";
  const groupId = await group(ctx, groupSlug, {
    name: "Leading Effective e-Learning",
    members: { [steward]: "steward", [facilitator]: "facilitator", [member]: "member" },
    barred: [barred],
  });
  return { admin, steward, facilitator, member, outsider, barred, groupId, groupSlug };
}
