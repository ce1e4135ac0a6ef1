import { visibleGroups } from "../groups/index.ts";
import { excerpt, renderMarkdown } from "../platform/text/index.ts";
import { listPosts, type PostRow, visiblePosts } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { type SuggestedGroup, suggestGroups } from "./suggest-groups.ts";

/** How large the community is, as far as a visitor may know. */
export interface Sizes {
  readonly people: number;
  readonly groups: number;
  readonly posts: number;
}

/** What a visitor finds at home. */
export interface VisitorHome {
  /** What the community says of itself, rendered; empty where it says nothing yet. */
  readonly aboutHtml: string;
  /** The same as one plain line. */
  readonly about: string;
  readonly talk: readonly PostRow[];
  readonly groups: readonly SuggestedGroup[];
  /** Only numbers that invite; a community that has just begun is not shamed by its own. */
  readonly sizes: Partial<Sizes>;
}

const talkMax = 6;
const groupsMax = 6;
const hourMs = 3_600_000;
const inviting: Sizes = { people: 20, groups: 4, posts: 30 };

/** Reads what is public, the same for all visitors: remembered until something of it changes. The viewer is a visitor. */
export function readVisitorHome(ctx: Ctx): Promise<VisitorHome> {
  const tags = ["table:posts", "table:groups", "table:people", "table:settings"];
  return ctx.cache.remember("home:visitor", tags, async () => {
    const [{ about }, { posts }, groups, sizes] = await Promise.all([
      readSettings(ctx),
      listPosts(ctx, { limit: talkMax }),
      suggestGroups(ctx, groupsMax, false),
      readSizes(ctx),
    ]);
    const aboutHtml = about && renderMarkdown(about).html;
    const worthIt = Object.entries(sizes).filter(([what, size]) => size >= inviting[what as keyof Sizes]);
    return {
      aboutHtml,
      about: aboutHtml && excerpt(aboutHtml),
      talk: posts,
      groups,
      sizes: Object.fromEntries(worthIt),
    };
  });
}

/** Counting goes through whole tables, so it is done once an hour. What is hidden is not counted. */
function readSizes(ctx: Ctx): Promise<Sizes> {
  const hour = Math.floor(ctx.now().getTime() / hourMs);
  return ctx.cache.remember(`home:sizes:${hour}`, [], async () => {
    const [people, groups, posts] = await Promise.all([
      ctx.db
        .selectFrom("people")
        .where("standing", "=", "active")
        .where("arrivedAt", "is not", null)
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
      visibleGroups(ctx)
        .where("groups.archivedAt", "is", null)
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
      visiblePosts(ctx)
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
    ]);
    return { people: people.n, groups: groups.n, posts: posts.n };
  });
}
