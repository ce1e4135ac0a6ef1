import { defineAttachmentSight } from "../attachments/index.ts";
import type { Feature } from "../frame/index.ts";
import { beforeAccountCloses, onSignedUp, signUpGate } from "../people/index.ts";
import { defineSearchSource } from "../search/index.ts";
import { closeMemberships } from "./close-memberships.ts";
import { directoryRoutes } from "./directory-routes.tsx";
import { editRoutes } from "./edit-routes.tsx";
import { invitationRoutes } from "./invitation-routes.tsx";
import { useAtSignUp, welcomeByInvitation } from "./invited-sign-up.ts";
import { fulfilIntents } from "./join-intent.ts";
import { memberRoutes } from "./member-routes.tsx";
import { membershipRoutes } from "./membership-routes.tsx";
import { showsVisibleGroup } from "./picture-sight.ts";
import { requestRoutes } from "./request-routes.tsx";
import { groupRoutes } from "./routes.tsx";
import { searchGroups } from "./search-groups.ts";

/** Groups: what they are for, who belongs to them, and the ways in. */
export const groups: Feature = {
  name: "groups",
  register() {
    defineSearchSource({ key: "groups", nameKey: "group.directory", search: searchGroups });
    signUpGate(welcomeByInvitation);
    onSignedUp(useAtSignUp);
    beforeAccountCloses(closeMemberships);
    defineAttachmentSight("group", { tags: ["table:groups"], isVisible: showsVisibleGroup });
  },
  routes(app, house) {
    fulfilIntents(app);
    directoryRoutes(app);
    editRoutes(app);
    groupRoutes(app);
    membershipRoutes(app);
    memberRoutes(app);
    requestRoutes(app);
    invitationRoutes(app, house);
  },
};
