export type { PostId, ReplyId } from "./tables.ts";
export { isVisiblePost, visiblePosts } from "./visible-posts.ts";
