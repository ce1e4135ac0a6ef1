import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { noticePlaces } from "./places.ts";
import { mayReadWords, type Subject } from "./subjects.ts";
import type { TakenEvent } from "./take-events.ts";

/** A text to be mailed. */
export interface Said {
  readonly replyId: number | null;
  readonly answersId: number | null;
  readonly name: string;
  readonly html: string;
}

const textsMax = 10;

/** The texts of replies, by their numbers: read once for all who are told of them. */
export async function readReplies(
  ctx: Pick<PlatformCtx, "db">,
  replyIds: readonly number[],
): Promise<ReadonlyMap<number, Said>> {
  if (replyIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("replies")
    .innerJoin("people", "people.id", "replies.authorId")
    .where("replies.id", "in", replyIds)
    .select(["replies.id as replyId", "replies.answersId", "people.name", "replies.html"])
    .execute();
  return new Map(rows.map((row) => [row.replyId, row]));
}

/**
 * What these events of one notice say, in its order, as far as the viewer may read it.
 * @param replies see readReplies.
 */
export async function whatWasSaid(
  ctx: PersonCtx,
  subject: Subject,
  events: readonly TakenEvent[],
  replies: ReadonlyMap<number, Said>,
): Promise<Said[]> {
  const { about, post } = subject;
  if (typeof about !== "number") {
    const ids = events.map((event) => event.activityId).slice(0, textsMax);
    const said = (await noticePlaces(about.kind)?.readSaid?.(ctx, about.id, ids)) ?? [];
    return said.map(({ name, html }) => ({ replyId: null, answersId: null, name, html }));
  }
  const own =
    post && events.some((event) => event.replyId === null)
      ? [{ replyId: null, answersId: null, name: post.author.name, html: post.html }]
      : [];
  const ids = [...new Set(events.flatMap((event) => (event.replyId === null ? [] : [event.replyId])))];
  const answers = ids
    .toSorted((one, other) => one - other)
    .slice(0, textsMax)
    .flatMap((id) => replies.get(id) ?? []);
  if (answers.length === 0 || (await mayReadWords(ctx, subject))) return [...own, ...answers];
  // That there is an answer may be told, its words not before they may be read.
  const html = `<p>${ctx.t("post.held.mail")}</p>`;
  return [...own, ...answers.map((reply) => ({ ...reply, html }))];
}
