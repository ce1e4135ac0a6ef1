import { slugify } from "../platform/text/index.ts";

/** The address of a post. The number alone finds it; the words behind are for people (other scripts stay, encoded). */
export function postPath(post: { id: number; title: string }): string {
  const words = encodeURIComponent(slugify(post.title));
  return `/posts/${post.id}${words ? `-${words}` : ""}`;
}

/** The address of one page of a post's thread. */
export function threadPath(post: { id: number; title: string }, page: number): string {
  return page > 1 ? `${postPath(post)}?page=${page}` : postPath(post);
}

/** What is done with a post has its address below the bare number: it does not change with the title. */
export function postPart(postId: number, part?: string): string {
  return part === undefined ? `/posts/${postId}` : `/posts/${postId}/${part}`;
}

/** The lasting address of a reply: it leads to the page of the thread where the reply stands. */
export function replyPath(replyId: number): string {
  return `/replies/${replyId}`;
}

/** Where in its thread a reply stands. */
export function replyAnchor(replyId: number): string {
  return `reply-${replyId}`;
}

/** All visible posts that carry a tag. */
export function tagPath(tag: string): string {
  return `/tags/${encodeURIComponent(tag)}`;
}
