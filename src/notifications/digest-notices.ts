import { excerpt } from "../platform/text/index.ts";
import { replyPath } from "../posts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DigestItem } from "./digest-blocks.ts";
import { aboutOf } from "./list-notices.ts";
import { replyIdsOf } from "./mail-notices.ts";
import { noticeKind } from "./notice-kinds.ts";
import { leadOf, speakerOf, titleOf } from "./notice-mail.ts";
import { readReplies, type Said, whatWasSaid } from "./said.ts";
import { findSubjects, type Subject, subjectKey } from "./subjects.ts";
import { findUnmailed, type TakenEvent } from "./take-events.ts";

/** What a digest says of notices, and which events it then has told. */
export interface ToldInDigest {
  readonly items: readonly DigestItem[];
  readonly eventIds: readonly number[];
}

/** What happened in one thread or place. */
export interface Happened {
  readonly subject: Subject;
  readonly events: readonly TakenEvent[];
  readonly texts: readonly Said[];
}

/**
 * What the viewer was told, has not read and was not mailed: a line a thread, what is most to them first.
 * @param direct which of the two sorts of events belong in.
 */
export async function findUnreadForDigest(ctx: PersonCtx, direct: readonly boolean[]): Promise<ToldInDigest> {
  const parts = await whatHappened(ctx, await findUnmailed(ctx, direct));
  return {
    items: parts.map((part) => lineOf(ctx, part)),
    eventIds: parts.flatMap(({ events }) => events.map((event) => event.id)),
  };
}

/** These events by what they are about, as far as the viewer may know of it, what is most to them first. */
export async function whatHappened(ctx: PersonCtx, all: readonly TakenEvent[]): Promise<Happened[]> {
  const subjects = await findSubjects(ctx, all.map(aboutOf));
  const replies = await readReplies(ctx, replyIdsOf(all));
  const parts: Happened[] = [];
  for (const [key, events] of Map.groupBy(all, (event) => subjectKey(aboutOf(event)))) {
    const subject = subjects.get(key);
    if (subject) parts.push({ subject, events, texts: await whatWasSaid(ctx, subject, events, replies) });
  }
  const rank = ({ events }: Happened) => noticeKind(leadOf(events).kind).rank;
  return parts.toSorted((one, other) => rank(one) - rank(other));
}

/** One line of a mail that tells of several talks. */
export function lineOf({ t }: PersonCtx, { subject, events, texts }: Happened): DigestItem {
  const { about, post } = subject;
  const first = texts.find((text) => text.replyId !== null);
  const lead = leadOf(events);
  const html = (texts.find((text) => text.replyId === lead.replyId) ?? texts[0])?.html;
  return {
    ...(typeof about === "number" ? { postId: about } : {}),
    ...(post ? { groupId: post.groupId } : {}),
    title: titleOf(t, subject, events, speakerOf(t, events, texts)),
    path: first?.replyId ? replyPath(first.replyId) : subject.path,
    ...(subject.around ? { facts: subject.around } : {}),
    ...(html ? { words: excerpt(html, 240) } : {}),
  };
}
