import type { DraftPlace } from "../drafts/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import { canReply, type Post } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findConversation } from "./find-conversation.ts";
import { namesOf } from "./names.ts";
import { conversationPath, newConversationPath } from "./paths.ts";
import { findReachable } from "./reachable.ts";
import { TalkAside } from "./views/talk-aside.tsx";

/** From somebody's page: writing to them, where the viewer may. */
export async function findWriteTo(ctx: PersonCtx, person: { readonly id: string; readonly handle: string }) {
  const [reachable] = await findReachable(ctx, { ids: [person.id] });
  if (!reachable) return null;
  const href = newConversationPath({ to: person.handle });
  return { href, labelKey: "conversation.write-to", icon: "mail" as const };
}

/** Beside a talk: a word aside with some of those in it. */
export function talkAside(ctx: PersonCtx, post: Post) {
  const apart = post.replyCount === 0 && post.authorId === ctx.viewer.id;
  if (apart || !ctx.viewer.roles.has(post.groupId)) return null;
  return canReply(ctx.viewer, post) === "post.refused.barred" ? null : <TalkAside postId={post.id} />;
}

/** Where the words belong that somebody has begun to write in a conversation. */
export async function placeOfDraft(ctx: PersonCtx, id: number): Promise<DraftPlace | null> {
  try {
    const { others } = await findConversation(ctx, id);
    const title = namesOf(ctx.t, ctx.viewer.language, others);
    const path = `${conversationPath(id)}#write`;
    return { icon: "reply", titleKey: "conversation.draft", title, where: ctx.t("conversation.list"), path };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
