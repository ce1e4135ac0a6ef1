import { findKnownPosts } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { MailHead } from "./mail-head.ts";

/** A mail of ours in a talk, by its Message-ID: see platform/mail/thread.ts. */
interface Named {
  readonly kind: "post" | "reply";
  readonly id: number;
}

/** The mails of ours that a mail answers, the nearest first. Anybody can write these ids: rights are asked of whoever does. */
function namedInTalk(ctx: PersonCtx, head: MailHead): Named[] {
  const { hostname } = new URL(ctx.config.url);
  return head.answers.slice(0, 50).flatMap((id) => {
    const [, kind, number] = /^(post|reply)-(\d{1,15})\.[0-9a-f]{16}@/.exec(id) ?? [];
    if (!kind || !id.endsWith(`@${hostname}`)) return [];
    return [{ kind: kind as Named["kind"], id: Number(number) }];
  });
}

/** The thread that a mail answers, if it is one that its writer may know of; else null. */
export async function namedThread(owner: PersonCtx, head: MailHead): Promise<number | null> {
  for (const { kind, id } of namedInTalk(owner, head)) {
    const postId = kind === "post" ? id : await postOfReply(owner, id);
    if (postId !== undefined && (await findKnownPosts(owner, [postId])).has(postId)) return postId;
  }
  return null;
}

/** The reply in a thread that a mail answers; null where it answers the post itself, or the reply is gone. */
export async function namedReply(owner: PersonCtx, head: MailHead, postId: number): Promise<number | null> {
  const nearest = namedInTalk(owner, head)[0];
  if (nearest?.kind !== "reply") return null;
  const reply = await owner.db
    .selectFrom("replies")
    .where("id", "=", nearest.id)
    .where("postId", "=", postId)
    .where("deletedAt", "is", null)
    .select("id")
    .executeTakeFirst();
  return reply?.id ?? null;
}

async function postOfReply(owner: PersonCtx, replyId: number): Promise<number | undefined> {
  const row = await owner.db
    .selectFrom("replies")
    .where("id", "=", replyId)
    .select("postId")
    .executeTakeFirst();
  return row?.postId;
}
