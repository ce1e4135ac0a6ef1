import type { VNode } from "preact";
import type { PersonCtx } from "../viewer/index.ts";
import type { Post } from "./post.ts";

/** What stands beside a thread for somebody logged in. Asked at every view of every thread: it must cost next to nothing. */
type FindAside = (ctx: PersonCtx, post: Post) => VNode | null;

const asides: FindAside[] = [];

/** Adds a block beside threads. Each room calls this for its own. */
export function defineThreadAside(find: FindAside): void {
  asides.push(find);
}

/** All that other rooms put beside this thread. */
export function findThreadAsides(ctx: PersonCtx, post: Post): readonly VNode[] {
  if (post.publishedAt === null || post.deletedAt) return [];
  return asides.map((find) => find(ctx, post)).filter((aside) => aside !== null);
}
