import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { createCache } from "../platform/cache/index.ts";
import { type SharedPart, sharePart } from "../platform/http/index.ts";
import { type Related, RelatedPosts } from "../related/index.ts";
import { ready, TextProvider } from "../ui/index.ts";
import type { Ctx } from "../viewer/index.ts";
import type { Reply } from "./post.ts";
import type { PostRights, ReplyRights } from "./rights.ts";
import type { Talkers as Found } from "./talkers.ts";
import { Talkers } from "./views/talkers.tsx";
import { ThreadMain, type ThreadMainProps } from "./views/thread-main.tsx";

/** Rendered threads at some 50 KB each. */
const remembered = createCache(400);

/** What stands beside them, at some 2 KB each. */
const rememberedAsides = createCache(2_000);

/**
 * A post and its replies as one part of the page, rendered, encoded and summed up. That is the larger part of what a thread
 * costs, and viewers differ in little: their language and which buttons they see. So it is remembered for each such set.
 * ThreadMain is handed nothing of the viewer but what is in the key.
 */
export function shareThread(ctx: Ctx, shown: ThreadMainProps): Promise<SharedPart> {
  const make = async () => render(ctx, shown);
  // What only this viewer sees, and only now, is not worth keeping.
  if (shown.answers || shown.newFrom !== undefined) return make();
  return remembered.remember(keyOf(ctx, shown), [], make);
}

function render(ctx: Ctx, shown: ThreadMainProps): SharedPart {
  const { language, timeZone } = ctx.viewer;
  return sharePart(
    renderToString(
      <TextProvider t={ctx.t} language={language} timeZone={timeZone} now={ctx.now()}>
        <ThreadMain {...shown} />
      </TextProvider>,
    ),
  );
}

/** What stands beside a thread, rendered once for all who may see the same. */
export async function shareAside(ctx: Ctx, related: readonly Related[], talkers: Found): Promise<VNode> {
  const { language } = ctx.viewer;
  const near = related.map(({ post, reason }) => `${numberOf(post)}:${numberOf(reason)}`);
  const key = `${language} ${numberOf(talkers)} ${near.join(" ")}`;
  const html = await rememberedAsides.remember(key, [], async () =>
    renderToString(
      <TextProvider t={ctx.t} language={language} timeZone={ctx.viewer.timeZone}>
        <RelatedPosts related={related} />
        <Talkers talkers={talkers} />
      </TextProvider>,
    ),
  );
  return ready(html);
}

function keyOf(ctx: Ctx, { thread, rights, replyRights, uses, box, head, marks }: ThreadMainProps): string {
  const { post, replies, page } = thread;
  const { language, timeZone } = ctx.viewer;
  return [
    numberOf(post),
    numberOf(replies),
    numberOf(uses),
    page,
    language,
    timeZone,
    periodOf(ctx.now(), newest(post.publishedAt, replies)),
    box,
    head,
    marks.length > 0 ? JSON.stringify(marks) : "",
    Object.values(rights),
    ...replyRights.map(shortened),
  ].join(" ");
}

const shortened = ({ answer, reaction, edit, remove, restore, names, helpful }: ReplyRights | PostRights) =>
  `${reaction}${+answer}${+edit}${+remove}${+restore}${+names}${+helpful}`;

// By the things themselves: an act on the thread makes new ones, so that old markup can never stand for new words.
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(thing: object): number {
  let number = numbers.get(thing);
  if (number === undefined) {
    number = ++lastNumber;
    numbers.set(thing, number);
  }
  return number;
}

const newest = (publishedAt: Date | null, replies: readonly Reply[]) =>
  replies.at(-1)?.createdAt ?? publishedAt ?? new Date(0);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long words like "3 minutes ago" stay true: a minute while a text is fresh, an hour for a week, later a day. */
export function periodOf(now: Date, newestAt: Date): string {
  const ageMs = now.getTime() - newestAt.getTime();
  const unitMs = ageMs < 2 * hourMs ? minuteMs : ageMs < 8 * dayMs ? hourMs : dayMs;
  return `${unitMs}:${Math.floor(now.getTime() / unitMs)}`;
}
