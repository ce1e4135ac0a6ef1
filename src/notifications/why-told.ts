import { defaultLevel, type Level } from "./levels.ts";

/** What it depends on whether somebody is told of a post or a reply. */
export interface FollowFacts {
  readonly of: "post" | "reply";
  /** What they have chosen; null for nothing. */
  readonly thread: Level | null;
  readonly group: Level | null;
  readonly community: Level | null;
  readonly member: boolean;
  /** They take part: they began the thread, have answered in it, or were named in it. */
  readonly started: boolean;
  readonly replied: boolean;
  readonly namedBefore: boolean;
  /** This text names them. */
  readonly named: boolean;
  /** This reply answers them: a reply of theirs, or the post they wrote. */
  readonly answered: boolean;
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
 */
export function whyTold(facts: FollowFacts): Told | null {
  const level = facts.thread ?? facts.group ?? facts.community ?? defaultLevel;
  if (level === "muted") return null;
  if (facts.named) return { kind: "mention", reason: "mention" };
  if (facts.answered) return { kind: "answer", reason: "answer" };
  if (level === "quiet") return null;
  const reason =
    facts.of === "post" ? watches(facts) : (threadReason(facts) ?? watches(facts) ?? partIn(facts));
  return reason && { kind: facts.of, reason };
}

function threadReason({ thread }: FollowFacts): Reason | null {
  return thread === "watching" || thread === "following" ? `thread.${thread}` : null;
}

/** Watching the community means one's own groups. */
function watches({ group, community, member }: FollowFacts): Reason | null {
  if (group) return group === "watching" ? "group.watching" : null;
  return community === "watching" && member ? "community.watching" : null;
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
