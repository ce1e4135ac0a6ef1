import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { TextProvider } from "../ui/index.ts";
import type { Ctx } from "../viewer/index.ts";
import type { Post } from "./post.ts";

/** Something that stands between a post and its replies: how its talk goes, what it belongs to, what came of it. */
export interface ThreadHead {
  readonly key: string;
  /** Lower stands higher. */
  readonly rank: number;
  /** What this viewer gets; null for nothing. Asked at every view of every thread, so it must cost next to nothing. */
  readonly find: (ctx: Ctx, post: Post) => Promise<VNode | null> | VNode | null;
}

const heads = new Map<string, ThreadHead>();

/**
 * Makes a part of the heads of threads known.
 * @throws if the key is taken.
 */
export function defineThreadHead(head: ThreadHead): void {
  if (heads.has(head.key)) throw new Error(`The thread head "${head.key}" is defined twice.`);
  heads.set(head.key, head);
}

/** All that stands there for this viewer, as markup; an empty text for most talks. */
export async function findThreadHead(ctx: Ctx, post: Post): Promise<string> {
  if (post.publishedAt === null || post.deletedAt) return "";
  const ordered = [...heads.values()].toSorted((one, other) => one.rank - other.rank);
  const found = await Promise.all(ordered.map((head) => head.find(ctx, post)));
  const shown = found.filter((one) => one !== null);
  if (shown.length === 0) return "";
  const { language, timeZone } = ctx.viewer;
  return renderToString(
    <TextProvider t={ctx.t} language={language} timeZone={timeZone} now={ctx.now()}>
      {shown}
    </TextProvider>,
  );
}
