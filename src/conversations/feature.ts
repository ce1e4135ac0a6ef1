import { defineDraftPlace } from "../drafts/index.ts";
import type { Feature } from "../frame/index.ts";
import { beforeAccountCloses, defineProfileAct } from "../people/index.ts";
import { defineThreadAside } from "../posts/index.ts";
import { conversationRoutes } from "./conversation-routes.tsx";
import { leaveAll } from "./leave-conversation.ts";
import { defineConversationNotices } from "./notice-places.ts";
import { passageRoutes } from "./passage-routes.tsx";
import { peopleRoutes } from "./people-routes.tsx";
import { settingsRoutes } from "./settings-routes.tsx";
import { startRoutes } from "./start-routes.tsx";
import { findWriteTo, placeOfDraft, talkAside } from "./ways-in.tsx";

/** Private messages between a few people, and what of them is carried into a talk. */
export const conversations: Feature = {
  name: "conversations",
  register() {
    defineConversationNotices();
    defineDraftPlace("conversation", placeOfDraft);
    defineProfileAct(findWriteTo);
    defineThreadAside(talkAside);
    beforeAccountCloses(leaveAll);
  },
  routes(app) {
    startRoutes(app);
    conversationRoutes(app);
    peopleRoutes(app);
    passageRoutes(app);
    settingsRoutes(app);
  },
};
