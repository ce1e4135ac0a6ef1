export { defineDigestBlock } from "./digest-blocks.ts";
export { levelInGroup, readLevels } from "./levels.ts";
export { findStanding } from "./thread-standing.ts";
export { countUnread, readNoticeOf } from "./unread.ts";
export { findUnseenPosts } from "./unseen-posts.ts";
export { FollowGroup, type FollowGroupProps, FollowThread } from "./views/follow-block.tsx";
export { NoticeBell } from "./views/notice-bell.tsx";
