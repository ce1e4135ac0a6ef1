import type { Activity } from "../activity/index.ts";
import type { PlatformCtx } from "../platform/ctx.ts";
import { mayKnowPost, type Post } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import { loadViewers, type PersonId, type PersonViewer } from "../viewer/index.ts";
import { dayIn, defaultChoices, isPaused, type MailChoices, readChoices } from "./choices.ts";
import { findCandidates, readTextToTell, type TextToTell } from "./find-candidates.ts";
import { knowers } from "./knowers.ts";
import { isReachable } from "./reachable.ts";
import { type FollowFacts, isDirect, levelAround, whyTold } from "./why-told.ts";
import "./tables.ts";

/** How many are told of a text: at once (in Weft, and by mail if they wish), and how many read of it in their digest. */
export interface ToldCount {
  readonly now: number;
  readonly digest: number;
}

/** A post or a reply that is being written, with what decides who may see it. */
export type TextBeingWritten = Omit<TextToTell, "of" | "postId"> & {
  /** The post that stands; for a new one what it will be. */
  readonly post: Pick<Post, "authorId" | "audience" | "group"> & Partial<Post>;
};

/**
 * How many would be told if this were sent now: the rule that tells, asked beforehand. Told are those whom `whyTold` names
 * and who may see it; in their digest stands what they have mailed that way, and a new post for those who follow its group.
 */
export async function countWillBeTold(ctx: PlatformCtx, text: TextBeingWritten): Promise<ToldCount> {
  const { post, ...rest } = text;
  const of = post.id === undefined ? "post" : "reply";
  const shown = { ...post, publishedAt: post.publishedAt ?? ctx.now(), deletedAt: null };
  return countTold(ctx, { ...rest, of, postId: post.id ?? null }, async (personIds) => {
    const viewers = await loadViewers(ctx, personIds, await readSettings(ctx));
    return new Map([...viewers].filter(([, viewer]) => mayKnowPost(viewer, shown as Post)));
  });
}

type WhoMay = (personIds: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, PersonViewer>>;

async function countTold(ctx: PlatformCtx, text: TextToTell, whoMay: WhoMay): Promise<ToldCount> {
  const wanting = (await findCandidates(ctx, text)).flatMap(({ personId, ...facts }) => {
    const told = whyTold({ ...facts, of: text.of });
    if (told) return [{ personId, direct: isDirect(told), noticed: true }];
    return text.of === "post" && readsInDigest(facts) ? [{ personId, direct: false, noticed: false }] : [];
  });
  const ids = wanting.map((one) => one.personId);
  const [viewers, choices] = await Promise.all([whoMay(ids), readChoices(ctx, ids)]);
  const count = { now: 0, digest: 0 };
  for (const { personId, direct, noticed } of wanting) {
    const viewer = viewers.get(personId);
    if (!viewer) continue;
    if (waitsForDigest(ctx, viewer, choices.get(personId) ?? defaultChoices, direct)) count.digest++;
    else if (noticed) count.now++;
  }
  return count;
}

/** A new post in a group that one belongs to and follows stands among the new talk of the digest. */
function readsInDigest(facts: Omit<FollowFacts, "of">): boolean {
  const belongs = facts.member || facts.shared?.some((one) => one.member) === true;
  return belongs && (facts.thread ?? levelAround(facts)) === "following";
}

function waitsForDigest(
  ctx: PlatformCtx,
  viewer: PersonViewer,
  choices: MailChoices,
  direct: boolean,
): boolean {
  if (!ctx.config.smtpUrl || !isReachable(viewer)) return false;
  if (isPaused(choices, dayIn(viewer.timeZone, ctx.now()))) return false;
  const way = direct ? choices.direct : choices.rest;
  return way === "daily" || way === "weekly";
}

/** How many are told of a post or reply that stands. */
export async function countToldOf(
  ctx: PlatformCtx,
  text: { postId: number; groupId: number | null; replyId: number | null; actorId: PersonId | null },
): Promise<ToldCount> {
  const found = await readTextToTell(ctx, text);
  if (!found) return { now: 0, digest: 0 };
  return countTold(ctx, found, (personIds) => knowers(ctx, text.postId, personIds));
}

/** Keeps how many were told of a new post, for its author: the effect of "post-published". */
export async function keepToldCount(ctx: PlatformCtx, activity: Activity): Promise<void> {
  const { postId } = activity;
  if (postId === null) return;
  const { now, digest } = await countToldOf(ctx, { ...activity, postId });
  await ctx.db
    .insertInto("toldCounts")
    .values({ postId, atOnce: now, byDigest: digest, countedAt: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many were told of a post when it was published; null where that was not counted. Remembered. */
export async function readToldCount(ctx: PlatformCtx, postId: number): Promise<ToldCount | null> {
  return ctx.cache.remember(`told:${postId}`, ["table:told_counts"], async () => {
    const row = await ctx.db
      .selectFrom("toldCounts")
      .where("postId", "=", postId)
      .select(["atOnce as now", "byDigest as digest"])
      .executeTakeFirst();
    return row ?? null;
  });
}
