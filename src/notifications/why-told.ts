import { defaultLevel, type Level, levels } from "./levels.ts";

/** What it depends on whether somebody is told of a post or a reply. */
export interface FollowFacts {
  readonly of: "post" | "reply";
  /** What they have chosen; null for nothing. */
  readonly thread: Level | null;
  readonly group: Level | null;
  readonly community: Level | null;
  readonly member: boolean;
  /** Further groups that the post is shared into: those that they belong to, or have chosen a level for. */
  readonly shared?: readonly SharedFacts[];
  /** They take part: they began the thread, have answered in it, or were named in it. */
  readonly started: boolean;
  readonly replied: boolean;
  readonly namedBefore: boolean;
  /** This text names them. */
  readonly named: boolean;
  /** This reply answers them: a reply of theirs, or the post they wrote. */
  readonly answered: boolean;
}

/** How somebody stands to a further group; `level` is null where they have chosen nothing. */
export interface SharedFacts {
  readonly level: Level | null;
  readonly member: boolean;
}

/** Kinds of notices of this room. */
export type ToldKind = "mention" | "answer" | "reply" | "post";

/** The settings and events that send notices. Each has its words: notice.reason.<reason>. */
export const reasons = [
  "mention",
  "answer",
  "thread.watching",
  "thread.following",
  "thread.started",
  "thread.replied",
  "thread.mentioned",
  "group.watching",
  "shared.watching",
  "community.watching",
] as const;

export type Reason = (typeof reasons)[number];

export interface Told {
  readonly kind: ToldKind;
  readonly reason: Reason;
}

/**
 * The one rule of who is told: the nearest setting holds; what was chosen as quiet or muted is never overruled by taking
 * part. Whether they may see it is asked elsewhere.
 *
 * Where a post stands in several groups, each that they belong to or have chosen a level for has its say, and the loudest
 * holds: a group that they muted does not silence another one, so nothing comes only where all of them are muted. Whoever
 * wants less of this one talk says so for the talk.
 */
export function whyTold(facts: FollowFacts): Told | null {
  const level = facts.thread ?? levelAround(facts);
  if (level === "muted") return null;
  if (facts.named) return { kind: "mention", reason: "mention" };
  if (facts.answered) return { kind: "answer", reason: "answer" };
  if (level === "quiet") return null;
  const reason =
    facts.of === "post" ? watches(facts) : (threadReason(facts) ?? watches(facts) ?? partIn(facts));
  return reason && { kind: facts.of, reason };
}

/** What holds for a thread of which they have chosen nothing: in its group, or the loudest of its groups. */
export function levelAround({ group, member, community, shared = [] }: AroundFacts): Level {
  const around = community ?? defaultLevel;
  if (shared.length === 0) return group ?? around;
  const said = new Set(shared.map((one) => one.level ?? around));
  if (group || member) said.add(group ?? around);
  return levels.find((level) => said.has(level)) as Level;
}

type AroundFacts = Pick<FollowFacts, "group" | "member" | "community" | "shared">;

function threadReason({ thread }: FollowFacts): Reason | null {
  return thread === "watching" || thread === "following" ? `thread.${thread}` : null;
}

/** Watching the community means one's own groups. */
function watches({ group, community, member, shared = [] }: FollowFacts): Reason | null {
  if (group === "watching") return "group.watching";
  if (shared.some((one) => one.level === "watching")) return "shared.watching";
  const nothingSaid = (member && !group) || shared.some((one) => one.member && one.level === null);
  return community === "watching" && nothingSaid ? "community.watching" : null;
}

function partIn({ started, replied, namedBefore }: FollowFacts): Reason | null {
  if (started) return "thread.started";
  if (replied) return "thread.replied";
  return namedBefore ? "thread.mentioned" : null;
}

/** What is mailed the way that is meant for what is to oneself: mentions, answers, and what one watches. */
export function isDirect({ kind, reason }: Told): boolean {
  return kind === "mention" || kind === "answer" || reason.endsWith(".watching");
}
