import { excerpt, handleFrom, renderMarkdown, slugify } from "../../src/platform/text/index.ts";
import { createRandom, type Random } from "./random.ts";
import { createWriter, type Writer } from "./words.ts";

/** Rows by table, with the column names of the database. */
export type Rows = Readonly<Record<string, ReadonlyArray<Record<string, unknown>>>>;

/** A made community: what to put into the tables, and what the measurements need to know of it. */
export interface Community {
  readonly rows: Rows;
  /** A member of the first groups. */
  readonly memberId: string;
  /** Slug of the group with most posts. */
  readonly groupSlug: string;
  /** Public posts with exactly twenty replies, in groups of the member: their number and their whole address. */
  readonly threads: ReadonlyArray<{ readonly id: number; readonly path: string }>;
  /** Words to search for: neither in every text nor in none. */
  readonly searches: readonly string[];
}

const seed = 20_260;
const sizes = { people: 200, groups: 12, posts: 500, replies: 10_000, tags: 40 } as const;
const repliesOfMeasuredThread = 20;
const measuredThreads = 100;
const groupsOfMember = 5;
const lastDay = Date.UTC(2026, 0, 31);
const dayMs = 86_400_000;

interface Post {
  readonly id: number;
  readonly group_id: number;
  readonly created_at: Date;
  readonly replies: number;
}

/** Makes 200 people, 12 groups, 500 posts and 10,000 replies out of one seed: every run measures the same community. */
export function makeCommunity(): Community {
  const random = createRandom(seed);
  const writer = createWriter(random);
  const people = makePeople(random, writer);
  const ids = people.map((person) => person.id as string);
  const memberships = makeMemberships(random, ids);
  const groups = makeGroups(random, writer, memberships);
  const counts = replyCounts();
  const tags = Array.from({ length: sizes.tags }, (_, index) => writer.vocabulary[200 + index * 7] as string);
  const posts: ReturnType<typeof makePost>[] = [];
  const replies: Record<string, unknown>[] = [];
  counts.forEach((count, index) => {
    const measured = index < measuredThreads;
    const created = new Date(lastDay - random.whole(30, 360) * dayMs - random.whole(0, dayMs));
    const place: Post = {
      id: index + 1,
      group_id: measured ? (index % groupsOfMember) + 1 : groupByWeight(random),
      created_at: created,
      replies: count,
    };
    const own = makeReplies(random, writer, ids, place, replies.length);
    replies.push(...own);
    posts.push({ ...makePost(random, writer, ids, tags, place), ...latestOf(own, place) });
  });
  return {
    rows: { people, groups, memberships, posts, replies, ...makeTraces(random, ids, posts, replies) },
    memberId: ids[0] as string,
    groupSlug: groups[0]?.slug as string,
    threads: posts
      .slice(0, measuredThreads)
      .map(({ id, title }) => ({ id, path: `/posts/${id}-${slugify(title)}` })),
    searches: writer.vocabulary.slice(150, 250),
  };
}

function makePeople(random: Random, writer: Writer): Record<string, unknown>[] {
  const handles = new Set<string>();
  return Array.from({ length: sizes.people }, () => {
    const name = writer.name();
    let handle = handleFrom(name);
    while (handles.has(handle)) handle += random.whole(2, 9);
    handles.add(handle);
    return { id: random.uuid(), name, handle, email: `${handle}@school.example`, email_verified: true };
  });
}

/** The first person belongs to the first groups; everybody else to two to five of all. The first one of a group leads it. */
function makeMemberships(random: Random, people: readonly string[]) {
  const all = Array.from({ length: sizes.groups }, (_, index) => index + 1);
  const led = new Set<number>();
  return people.flatMap((person_id, index) => {
    const own = index === 0 ? all.slice(0, groupsOfMember) : random.some(all, random.whole(2, 5));
    return own.map((group_id) => {
      const leads = index > 0 && !led.has(group_id);
      if (leads) led.add(group_id);
      return { group_id, person_id, role: leads ? "steward" : "member" };
    });
  });
}

function makeGroups(random: Random, writer: Writer, memberships: ReadonlyArray<{ group_id: number }>) {
  return Array.from({ length: sizes.groups }, (_, index) => {
    const id = index + 1;
    const name = writer.title();
    const purpose = writer.text(40);
    return {
      id,
      name,
      slug: `${slugify(name)}-${id}`,
      purpose,
      purpose_html: renderMarkdown(purpose).html,
      region: writer.name().split(" ")[0],
      parent_id: id > 8 ? random.whole(1, 4) : null,
      member_count: memberships.filter((one) => one.group_id === id).length,
      last_activity_at: new Date(lastDay - index * dayMs),
    };
  });
}

/** Replies of each post: twenty for the threads that are measured, for the others few here and hundreds there. */
function replyCounts(): number[] {
  const others = sizes.posts - measuredThreads;
  const left = sizes.replies - measuredThreads * repliesOfMeasuredThread;
  const weights = Array.from({ length: others }, (_, rank) => 1 / (rank + 8));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const counts = weights.map((weight) => Math.floor((weight / sum) * left));
  const missing = left - counts.reduce((total, count) => total + count, 0);
  for (let index = 0; index < missing; index++) (counts[index % others] as number)++;
  return [...Array.from({ length: measuredThreads }, () => repliesOfMeasuredThread), ...counts];
}

function groupByWeight(random: Random): number {
  return Math.min(sizes.groups, 1 + Math.floor(random.next() ** 2 * sizes.groups));
}

function makePost(
  random: Random,
  writer: Writer,
  people: readonly string[],
  tags: readonly string[],
  at: Post,
) {
  const markdown = writer.text(random.whole(60, 250));
  const { html } = renderMarkdown(markdown);
  return {
    id: at.id,
    kind: random.pick(["discussion", "discussion", "question", "article"]),
    group_id: at.group_id,
    author_id: random.pick(people),
    title: writer.title(),
    markdown,
    html,
    excerpt: excerpt(html),
    tags: random.some(tags, random.whole(0, 3)),
    created_at: at.created_at,
    published_at: at.created_at,
    reply_count: at.replies,
  };
}

function makeReplies(random: Random, writer: Writer, people: readonly string[], post: Post, before: number) {
  let at = post.created_at.getTime();
  return Array.from({ length: post.replies }, (_, index) => {
    at += random.whole(60_000, (25 * dayMs) / post.replies);
    const markdown = writer.text(random.whole(15, 140));
    const answers = index > 0 && random.next() < 0.4 ? before + random.whole(1, index) : null;
    return {
      id: before + index + 1,
      post_id: post.id,
      author_id: random.pick(people),
      answers_id: answers,
      markdown,
      html: renderMarkdown(markdown).html,
      created_at: new Date(at),
      reactions: {},
    };
  });
}

function latestOf(replies: ReadonlyArray<Record<string, unknown>>, post: Post) {
  const last = replies.at(-1);
  return { last_activity_at: last?.created_at ?? post.created_at, last_reply_by: last?.author_id ?? null };
}

/** What readers leave behind: who has read what, thanks, and the record of what happened. */
function makeTraces(
  random: Random,
  people: readonly string[],
  posts: ReadonlyArray<Record<string, unknown>>,
  replies: ReadonlyArray<Record<string, unknown>>,
): Rows {
  const postIds = posts.map((post) => post.id);
  const post_reads = people.flatMap((person_id) =>
    random.some(postIds, 40).map((post_id) => ({ person_id, post_id, read_at: new Date(lastDay) })),
  );
  const thanked = random.some(replies, 2000);
  const reactions = thanked.map((reply) => ({ person_id: random.pick(people), reply_id: reply.id }));
  for (const reply of thanked) reply.reactions = { thanks: 1 };
  const groupOf = new Map(posts.map((post) => [post.id, post.group_id]));
  const happened = [
    ...posts.map((post) => ({ kind: "post-published", post_id: post.id, reply_id: null, of: post })),
    ...replies.map((reply) => ({
      kind: "reply-posted",
      post_id: reply.post_id,
      reply_id: reply.id,
      of: reply,
    })),
  ].sort((a, b) => Number(a.of.created_at) - Number(b.of.created_at));
  const activity = happened.map(({ of, ...row }) => ({
    ...row,
    actor_id: of.author_id,
    group_id: groupOf.get(row.post_id),
    created_at: of.created_at,
  }));
  return { post_reads, reactions, activity };
}
