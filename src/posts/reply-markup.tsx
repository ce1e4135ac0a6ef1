import { renderToString } from "preact-render-to-string";
import type { MyThanks } from "../reactions/index.ts";
import { TextProvider } from "../ui/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { threadPath } from "./paths.ts";
import type { Reply, Thread } from "./post.ts";
import { type ReplyRights, replyRights } from "./rights.ts";
import { ReplyItem } from "./views/reply-item.tsx";

/**
 * The markup of each reply on a page of a thread, for this viewer. Rendering is the larger part of what a thread costs, and
 * viewers differ in little: which buttons stand under a reply. So each reply's markup is remembered for each set of rights.
 */
export function replyMarkup(ctx: Ctx, thread: Thread, mine: MyThanks, mayAnswer: boolean): string[] {
  const known = knownMarkup(ctx, thread);
  return thread.replies.map((reply) => {
    const rights = replyRights(ctx.viewer, thread.post, reply, mine, mayAnswer);
    const key = keyOf(reply, rights);
    let markup = known.get(key);
    if (markup === undefined) {
      markup = render(ctx, thread, reply, rights);
      known.set(key, markup);
    }
    return markup;
  });
}

function keyOf(reply: Reply, { answer, thanks, edit, remove, restore }: ReplyRights): string {
  return `${reply.id} ${thanks} ${answer ? 1 : 0}${edit ? 1 : 0}${remove ? 1 : 0}${restore ? 1 : 0}`;
}

function render(ctx: Ctx, thread: Thread, reply: Reply, rights: ReplyRights): string {
  const { post, page } = thread;
  const path = threadPath(post, page);
  const answered = reply.answers?.id;
  return renderToString(
    <TextProvider t={ctx.t} language={ctx.viewer.language} timeZone={ctx.viewer.timeZone} now={ctx.now()}>
      <ReplyItem
        reply={reply}
        rights={rights}
        answerPath={`${path}${path.includes("?") ? "&" : "?"}answers=${reply.id}#reply-box`}
        answeredHere={thread.replies.some((other) => other.id === answered)}
      />
    </TextProvider>,
  );
}

interface Remembered {
  /** What "3 minutes ago" was counted in: see periodOf. */
  readonly period: string;
  readonly markup: Map<string, string>;
}

const pagesMax = 300;

// By the list of replies itself: an act on the thread makes a new list, so that old markup can never meet new words.
const remembered = new Map<readonly Reply[], Map<string, Remembered>>();

function knownMarkup(ctx: Ctx, thread: Thread): Map<string, string> {
  const { replies } = thread;
  const byLocale = remembered.get(replies) ?? new Map<string, Remembered>();
  remembered.delete(replies);
  remembered.set(replies, byLocale); // moved to the end: the first is the one unused for longest
  if (remembered.size > pagesMax) remembered.delete(remembered.keys().next().value ?? replies);

  // The title is part of the addresses in it.
  const locale = `${ctx.viewer.language} ${ctx.viewer.timeZone} ${thread.post.title}`;
  const period = periodOf(ctx.now(), replies.at(-1)?.createdAt);
  let known = byLocale.get(locale);
  if (known?.period !== period) {
    known = { period, markup: new Map() };
    byLocale.set(locale, known);
  }
  return known.markup;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long the words for "when" stay true: a minute while a reply is fresh, an hour for a week, later a day. */
export function periodOf(now: Date, newest: Date | undefined): string {
  const ageMs = now.getTime() - (newest?.getTime() ?? 0);
  const unitMs = ageMs < 2 * hourMs ? minuteMs : ageMs < 8 * dayMs ? hourMs : dayMs;
  return `${unitMs}:${Math.floor(now.getTime() / unitMs)}`;
}
