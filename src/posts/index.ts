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
export { findKnownPosts, findVisiblePost } from "./find-post.ts";
export { findRail } from "./find-rail.tsx";
export { findReplyPlace, findVisibleReply } from "./find-reply.ts";
export { findSharedInto, findShares, standsIn } from "./find-shares.ts";
export { readHistory } from "./history.ts";
export { titleLengthMax } from "./input.ts";
export { changeThread } from "./keep-text.ts";
export { definePostKind, type PostKind, postKinds } from "./kinds.ts";
export { listPosts, type PostRow } from "./list-posts.ts";
export { listReplies, type ReplyRow } from "./list-replies.ts";
export { mayKnowPost } from "./may-know-post.ts";
export { movePost } from "./move-post.ts";
export { countWords, moveWords, type WordCount } from "./move-words.ts";
export { postPath, replyPath } from "./paths.ts";
export * from "./permissions.ts";
export { pinPost } from "./pin-post.ts";
export { type Post, repliesPerPage } from "./post.ts";
export { postReply } from "./post-reply.ts";
export { type PreparedText, prepareText } from "./prepare-text.ts";
export { reactToPost, reactToReply } from "./react.ts";
export { readMarks } from "./read-marks.ts";
export { readThread } from "./read-thread.ts";
export { renderAgain } from "./render-again.ts";
export { startPost } from "./start-post.ts";
export { defineStartingTexts, type StartingText, waysToBeginPath } from "./starting-texts.ts";
export type { PostId, ReplyId } from "./tables.ts";
export { findTalkers } from "./talkers.ts";
export { keepRest } from "./text-rest.ts";
export { defineThreadAside } from "./thread-asides.ts";
export { defineThreadHead } from "./thread-heads.tsx";
export { isHeardElsewhere } from "./unread.ts";
export { Diff } from "./views/diff.tsx";
export { MarkAllRead } from "./views/mark-all-read.tsx";
export { PostList } from "./views/post-list.tsx";
export { postNews } from "./views/post-news.ts";
export { visiblePosts } from "./visible-posts.ts";
export { canReadReplies, isReadableReply } from "./visible-replies.ts";
