import { slugify } from "../platform/text/index.ts";

/** The address of a post. The number alone finds it; the words behind are for people. */
export function postPath(post: { id: number; title: string }): string {
  const words = slugify(post.title);
  return `/posts/${post.id}${words ? `-${words}` : ""}`;
}

/** The lasting address of a reply: it leads to the page of the thread where the reply stands. */
export function replyPath(replyId: number): string {
  return `/replies/${replyId}`;
}
