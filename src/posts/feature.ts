import { defineEffects } from "../activity/index.ts";
import { defineAttachmentSight, onCreditMended } from "../attachments/index.ts";
import type { Feature } from "../frame/index.ts";
import { onPreviewFetched } from "../link-previews/index.ts";
import { defineSearchSource } from "../search/index.ts";
import { postAttachmentSight } from "./attachment-sight.ts";
import { editRoutes } from "./edit-routes.tsx";
import { historyRoutes } from "./history-routes.tsx";
import { listRoutes } from "./list-routes.tsx";
import { liveRoutes } from "./live-routes.ts";
import { newPostRoutes } from "./new-post-routes.tsx";
import { postActRoutes } from "./post-act-routes.tsx";
import { previewRoutes } from "./preview-routes.ts";
import { renderAgain } from "./render-again.ts";
import { replyActRoutes } from "./reply-act-routes.tsx";
import { searchPosts, searchReplies } from "./search-posts.ts";
import { thanksRoutes } from "./thanks-routes.tsx";
import { threadRoutes } from "./thread-routes.tsx";
import { unlinkMentions } from "./unlink-mentions.ts";

/** Posts of every kind, and the talk below them. */
export const posts: Feature = {
  name: "posts",
  register() {
    defineSearchSource({ key: "posts", nameKey: "post.search.posts", search: searchPosts });
    defineSearchSource({ key: "replies", nameKey: "post.search.replies", search: searchReplies });
    defineAttachmentSight("post", postAttachmentSight);
    onPreviewFetched(renderAgain);
    onCreditMended(renderAgain);
    defineEffects("account-closed", { unlinkMentions });
  },
  routes(app, house) {
    threadRoutes(app, house);
    replyActRoutes(app);
    newPostRoutes(app);
    editRoutes(app);
    postActRoutes(app);
    historyRoutes(app);
    thanksRoutes(app);
    listRoutes(app);
    previewRoutes(app, house);
    liveRoutes(app, house);
  },
};
