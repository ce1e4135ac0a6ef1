import { canReply as canReplyTo, type Post } from "../posts/index.ts";
import type { PersonViewer } from "../viewer/index.ts";
import type { Conversation } from "./find-conversation.ts";
import { peopleMax } from "./limits.ts";

/** All rights here answer null (yes) or the message key of the reason why not. */
type Answer = string | null;

/** Who is in a conversation writes in it, as long as somebody is there to read it and of two neither has blocked the other. */
export function canWrite({ others, blockedPair }: Pick<Conversation, "others" | "blockedPair">): Answer {
  if (others.length === 0) return "conversation.refused.alone";
  if (blockedPair) return "conversation.refused.blocked";
  return others.some((person) => person.standing === "active") ? null : "conversation.refused.gone";
}

export function canAdd(conversation: Conversation): Answer {
  return conversation.people.length >= peopleMax ? "conversation.refused.full" : canWrite(conversation);
}

/** Words are carried into the talk that the conversation was begun beside, by somebody who may answer there. */
export function canCarry(viewer: PersonViewer, conversation: Conversation, post: Post | undefined): Answer {
  if (!post) return "conversation.refused.no-talk";
  return canWrite(conversation) ?? canReplyTo(viewer, post);
}
