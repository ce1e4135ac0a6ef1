import { sql } from "kysely";
import { type GroupVisibility, mayKnowGroup } from "../groups/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { IconName } from "../ui/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { findKnownPosts, threadTags } from "./find-post.ts";
import { repliesPerPage, type Thread } from "./post.ts";
import type { PostId } from "./tables.ts";

/** What an activity was recorded with: ids and plain values only. */
type Facts = Readonly<Record<string, unknown>>;

/** A kind of activity that is shown as a quiet line in its thread, at its time. */
export interface MarkKind {
  /** The kind of activity. */
  readonly kind: string;
  readonly icon: IconName;
  /**
   * Message key of the line, which may name {who}, {group} and {post} and hold the plain values. Where a place is named
   * (below) that the reader may not know of, the line is "<key>.elsewhere" and names none.
   */
  readonly words: (facts: Facts) => string;
  /** Plain values of the line, such as a count. */
  readonly values?: (facts: Facts, t: Ctx["t"]) => Readonly<Record<string, string | number>>;
  /** The group or the thread that the line names. */
  readonly group?: (facts: Facts) => unknown;
  readonly post?: (facts: Facts) => unknown;
  /** Where its group may not be known, it is not shown at all: that it was done says too much already. */
  readonly onlyNamed?: true;
  /** It stands before the first reply, although its replies are older. */
  readonly atHead?: true;
}

const kinds = new Map<string, MarkKind>();

/**
 * Makes a kind of mark known. The acts record their activity as ever; `reason` in its facts is shown with the line.
 * @throws if the kind is taken.
 */
export function defineThreadMark(mark: MarkKind): void {
  if (kinds.has(mark.kind)) throw new Error(`The mark "${mark.kind}" is defined twice.`);
  kinds.set(mark.kind, mark);
}

/** A mark as one viewer gets it: it names nothing that they may not know of. */
export interface Mark {
  readonly id: number;
  readonly icon: IconName;
  readonly words: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Who did it; null for what came by itself, on a date. */
  readonly who: { readonly name: string; readonly handle: string; readonly standing: string } | null;
  readonly at: Date;
  readonly reason: string;
  readonly group: { readonly name: string; readonly slug: string } | null;
  readonly post: { readonly id: PostId; readonly title: string } | null;
  /** After how many replies of its page it stands. */
  readonly place: number;
}

/**
 * The marks on this page of a thread, as the viewer may see them, in their order. The rows are remembered with the thread,
 * the rights are asked anew: once they are read this asks the database nothing.
 */
export async function findMarks(ctx: Ctx, { post, page, pages, held }: Thread): Promise<readonly Mark[]> {
  if (post.publishedAt === null) return [];
  const rows = await ctx.cache.remember(`marks:${post.id}`, threadTags(post.id), () =>
    readMarks(ctx, post.id),
  );
  const here = rows.filter(
    (row) => (held || Math.min(pageOf(row.place), pages) === page) && !isKeptBack(ctx, row),
  );
  if (here.length === 0) return [];
  const named = here.flatMap((row) => (row.otherPostId === null ? [] : [row.otherPostId]));
  const known = named.length === 0 ? new Map() : await findKnownPosts(ctx, named);
  return here.map((row) => shape(ctx, row, known, held ? 0 : row.place - (page - 1) * repliesPerPage));
}

const pageOf = (place: number) => Math.max(1, Math.ceil(place / repliesPerPage));

type Row = Awaited<ReturnType<typeof readMarks>>[number];

function isKeptBack(ctx: Ctx, { kind, group }: Row): boolean {
  return kinds.get(kind)?.onlyNamed === true && !(group && mayKnowGroup(ctx.viewer, group));
}

function shape(ctx: Ctx, row: Row, known: Awaited<ReturnType<typeof findKnownPosts>>, place: number): Mark {
  const mark = kinds.get(row.kind) as MarkKind;
  const facts = row.data;
  const group = row.group && mayKnowGroup(ctx.viewer, row.group) ? row.group : null;
  const found = row.otherPostId === null ? undefined : known.get(row.otherPostId);
  const post = found && found.deletedAt === null ? { id: found.id, title: found.title } : null;
  const names = (mark.group ? group : post) !== null || !(mark.group || mark.post);
  return {
    id: row.id,
    icon: mark.icon,
    words: names ? mark.words(facts) : `${mark.words(facts)}.elsewhere`,
    values: mark.values?.(facts, ctx.t) ?? {},
    who: row.who,
    at: row.createdAt,
    reason: typeof facts.reason === "string" ? facts.reason : "",
    group: group && { name: group.name, slug: group.slug },
    post,
    place,
  };
}

/** A thread in which more has happened shows the last of it. */
const shownMax = 200;

async function readMarks(ctx: PlatformCtx, postId: PostId) {
  const rows = await ctx.db
    .selectFrom("activity")
    .leftJoin("people", "people.id", "activity.actorId")
    .where("activity.postId", "=", postId)
    .where("activity.kind", "in", [...kinds.keys()])
    .orderBy("activity.id", "desc")
    .limit(shownMax)
    .select(["activity.id", "activity.kind", "activity.data", "activity.createdAt"])
    .select(["people.name", "people.handle", "people.standing"])
    .select(
      sql<number>`(select count(*) from replies
        where replies.post_id = activity.post_id and replies.created_at <= activity.created_at)`.as("place"),
    )
    .execute();
  const marks = rows.toReversed().map(({ name, handle, standing, ...row }) => {
    const mark = kinds.get(row.kind);
    return {
      ...row,
      place: mark?.atHead ? 0 : Number(row.place),
      who: name === null || handle === null || standing === null ? null : { name, handle, standing },
      groupId: idOf(mark?.group?.(row.data)),
      otherPostId: idOf(mark?.post?.(row.data)),
    };
  });
  const groups = await readGroups(
    ctx,
    marks.flatMap((mark) => mark.groupId ?? []),
  );
  return marks
    .map((mark) => ({ ...mark, group: groups.get(mark.groupId ?? 0) ?? null }))
    .toSorted((one, other) => one.place - other.place);
}

const idOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

interface NamedGroup {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly visibility: GroupVisibility;
}

async function readGroups(ctx: PlatformCtx, ids: readonly number[]): Promise<Map<number, NamedGroup>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("groups")
    .where("id", "in", ids)
    .select(["id", "name", "slug", "visibility"])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
