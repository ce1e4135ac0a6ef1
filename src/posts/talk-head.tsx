import type { VNode } from "preact";
import type { Ctx } from "../viewer/index.ts";
import { findTurns, hasPassed, isRoundOn } from "./find-turns.ts";
import { postKind } from "./kinds.ts";
import { findHelpful } from "./mark-helpful.ts";
import { canClosePost, canReply } from "./permissions.ts";
import type { Post } from "./post.ts";
import { defineThreadHead } from "./thread-heads.tsx";
import { defineThreadMark } from "./thread-marks.ts";
import { HelpfulHead } from "./views/helpful-head.tsx";
import { RoundHead } from "./views/round-head.tsx";
import { DatesHead, HeldHead } from "./views/talk-heads.tsx";
import { canReadReplies, hasAnswered } from "./visible-replies.ts";

/** What the head of a thread says of how its talk goes: nothing for an open discussion. */
export function defineTalkHeads(): void {
  defineThreadMark({ kind: "turn-passed", icon: "round", words: () => "post.round.mark.passed" });
  defineThreadMark({ kind: "turn-taken-back", icon: "round", words: () => "post.round.mark.taken-back" });
  defineThreadMark({ kind: "replies-held", icon: "eye", words: () => "post.held.mark" });
  defineThreadHead({ key: "round", rank: 10, find: findRoundHead });
  defineThreadHead({ key: "held", rank: 10, find: findHeldHead });
  defineThreadHead({ key: "helpful", rank: 20, find: findHelpfulHead });
  defineThreadHead({ key: "dates", rank: 30, find: findDatesHead });
}

async function findRoundHead(ctx: Ctx, post: Post): Promise<VNode | null> {
  if (post.roundUntil === null || post.closedAt) return null;
  const [turns, spoken, passed] = await Promise.all([
    findTurns(ctx, post),
    hasAnswered(ctx, post.id),
    hasPassed(ctx, post.id),
  ]);
  const mayTakePart = canReply(ctx.viewer, post) === null && ctx.viewer.id !== post.authorId;
  return (
    <RoundHead
      post={post}
      turns={turns}
      turn={!mayTakePart || !isRoundOn(post) || spoken ? "none" : passed ? "passed" : "waiting"}
      mayEnd={canClosePost(ctx.viewer, post) === null}
    />
  );
}

async function findHeldHead(ctx: Ctx, post: Post): Promise<VNode | null> {
  if (postKind(post.kind).talk !== "held" || post.closedAt) return null;
  const readable = await canReadReplies(ctx, post);
  return <HeldHead post={post} readable={readable} mayOpen={canClosePost(ctx.viewer, post) === null} />;
}

async function findHelpfulHead(ctx: Ctx, post: Post): Promise<VNode | null> {
  if (post.helpfulCount === 0 || !(await canReadReplies(ctx, post))) return null;
  return <HelpfulHead answers={await findHelpful(ctx, post.id)} />;
}

function findDatesHead(ctx: Ctx, post: Post): VNode | null {
  if (!post.turnsAt) return null;
  return <DatesHead post={post} mayChange={canClosePost(ctx.viewer, post) === null} />;
}
