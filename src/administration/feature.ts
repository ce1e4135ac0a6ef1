import type { Feature } from "../frame/index.ts";
import { conversationRoutes } from "./conversation-routes.tsx";
import { invitationRoutes } from "./invitation-routes.tsx";
import { mailInRoutes } from "./mail-in-routes.tsx";
import { mailRoutes } from "./mail-routes.tsx";
import { peopleRoutes } from "./people-routes.tsx";
import { settingsRoutes } from "./settings-routes.tsx";

/** What looks after the community as a whole: for administrators alone. */
export const administration: Feature = {
  name: "administration",
  routes(app) {
    settingsRoutes(app);
    peopleRoutes(app);
    invitationRoutes(app);
    mailRoutes(app);
    mailInRoutes(app);
    conversationRoutes(app);
  },
};
