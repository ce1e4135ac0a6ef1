export { postAttachmentSight } from "./attachment-sight.ts";
export {
  answerTo,
  type BroughtPost,
  type BroughtReply,
  bringIn,
  nextIds,
  removeEmptiedPost,
  turnIntoReply,
  untouchedPosts,
} from "./bring-in.ts";
export { closePost, reopenPost } from "./close-post.ts";
export { deletePost, restorePost } from "./delete-post.ts";
export { deleteReply, restoreReply } from "./delete-reply.ts";
export { editPost } from "./edit-post.ts";
export { editReply } from "./edit-reply.ts";
export { findKnownPosts, findVisiblePost, threadTag } from "./find-post.ts";
export { findReplyPlace, findVisibleReply } from "./find-reply.ts";
export { thankForPost, thankForReply } from "./give-thanks.ts";
export { readHistory, type Version } from "./history.ts";
export { Id, tagLengthMax, tagsMax, textLengthMax, titleLengthMax } from "./input.ts";
export { definePostKind, type PostKind, postKind, postKinds } from "./kinds.ts";
export { listDrafts, listPosts, type PostFilter, type PostRow, postsPerPage } from "./list-posts.ts";
export { listReplies, type ReplyRow } from "./list-replies.ts";
export { mayKnowPost } from "./may-know-post.ts";
export { movePost } from "./move-post.ts";
export { countWords, moveWords, type WordCount } from "./move-words.ts";
export { postPath, replyPath } from "./paths.ts";
export * from "./permissions.ts";
export { pinPost } from "./pin-post.ts";
export { type Author, type Post, type Reply, repliesPerPage, type Thread } from "./post.ts";
export { postReply } from "./post-reply.ts";
export { type PreparedText, prepareText } from "./prepare-text.ts";
export { readThread } from "./read-thread.ts";
export { renderAgain } from "./render-again.ts";
export { searchPosts, searchReplies } from "./search-posts.ts";
export { startPost } from "./start-post.ts";
export type { PostId, ReplyId } from "./tables.ts";
export { PostList, type PostListProps } from "./views/post-list.tsx";
export { isVisiblePost, visiblePosts } from "./visible-posts.ts";
