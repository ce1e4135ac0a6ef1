import { defineEffects } from "../activity/index.ts";
import { defineAttachmentSight, onCreditMended } from "../attachments/index.ts";
import type { Feature } from "../frame/index.ts";
import { defineGroupTool } from "../groups/index.ts";
import { onPreviewFetched } from "../link-previews/index.ts";
import { defineNotice } from "../notifications/index.ts";
import { defineSearchSource } from "../search/index.ts";
import { postAttachmentSight } from "./attachment-sight.ts";
import { defineDraftPlaces } from "./draft-places.ts";
import { draftRoutes } from "./draft-routes.tsx";
import { editRoutes } from "./edit-routes.tsx";
import { historyRoutes } from "./history-routes.tsx";
import { listRoutes } from "./list-routes.tsx";
import { newPostRoutes } from "./new-post-routes.tsx";
import { postActRoutes } from "./post-act-routes.tsx";
import "./keep-dates.ts";
import { previewRoutes } from "./preview-routes.ts";
import "./publish-on-time.ts";
import { reactionRoutes } from "./reaction-routes.tsx";
import { readingRoutes } from "./reading-routes.tsx";
import { renderAgain } from "./render-again.ts";
import { replyActRoutes } from "./reply-act-routes.tsx";
import { restRoutes } from "./rest-routes.tsx";
import { searchPosts, searchReplies } from "./search-posts.ts";
import { defineSharedHead, shareRoutes } from "./share-routes.tsx";
import { structureRoutes } from "./structure-routes.tsx";
import { defineTalkHeads } from "./talk-head.tsx";
import { defineTalkMarks } from "./talk-marks.ts";
import { talkRoutes } from "./talk-routes.tsx";
import { tellOfReaction } from "./tell-of-reaction.ts";
import { threadRoutes } from "./thread-routes.tsx";
import { unlinkMentions } from "./unlink-mentions.ts";

/** Posts of every kind, and the talk below them. */
export const posts: Feature = {
  name: "posts",
  register() {
    defineDraftPlaces();
    defineTalkHeads();
    defineTalkMarks();
    defineSharedHead();
    defineGroupTool({ key: "shared", nameKey: "post.share.tool", hintKey: "post.share.tool.hint" });
    defineSearchSource({ key: "posts", nameKey: "post.search.posts", search: searchPosts });
    defineSearchSource({ key: "replies", nameKey: "post.search.replies", search: searchReplies });
    defineAttachmentSight("post", postAttachmentSight);
    onPreviewFetched(renderAgain);
    onCreditMended(renderAgain);
    defineNotice({ key: "reaction-used", titleKey: "reaction.notice.used", icon: "check", rank: 24 });
    defineNotice({ key: "reaction-more", titleKey: "reaction.notice.more", icon: "question", rank: 26 });
    defineNotice({
      key: "reaction-differently",
      titleKey: "reaction.notice.differently",
      icon: "discussion",
      rank: 28,
    });
    defineEffects("reaction-given", { "tell-of-reaction": tellOfReaction });
    defineEffects("account-closed", { unlinkMentions });
  },
  routes(app, house) {
    threadRoutes(app, house);
    replyActRoutes(app);
    newPostRoutes(app);
    editRoutes(app);
    postActRoutes(app);
    talkRoutes(app);
    structureRoutes(app);
    shareRoutes(app);
    historyRoutes(app);
    restRoutes(app);
    reactionRoutes(app);
    readingRoutes(app);
    listRoutes(app);
    draftRoutes(app);
    previewRoutes(app, house);
  },
};
