import { defineAttachmentSight, onCreditMended } from "../attachments/index.ts";
import type { Feature } from "../frame/index.ts";
import { onPreviewFetched } from "../link-previews/index.ts";
import { defineSearchSource } from "../search/index.ts";
import { postAttachmentSight } from "./attachment-sight.ts";
import { renderAgain } from "./render-again.ts";
import { searchPosts, searchReplies } from "./search-posts.ts";
import { threadRoutes } from "./thread-routes.tsx";

/** Posts of every kind, and the talk below them. */
export const posts: Feature = {
  name: "posts",
  register() {
    defineSearchSource({ key: "posts", nameKey: "post.search.posts", search: searchPosts });
    defineSearchSource({ key: "replies", nameKey: "post.search.replies", search: searchReplies });
    defineAttachmentSight("post", postAttachmentSight);
    onPreviewFetched(renderAgain);
    onCreditMended(renderAgain);
  },
  routes(app, house) {
    threadRoutes(app, house);
  },
};
