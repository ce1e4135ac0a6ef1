import { defineAttachmentSight } from "../attachments/index.ts";
import type { Feature } from "../frame/index.ts";
import { defineSearchSource } from "../search/index.ts";
import { directoryRoutes } from "./directory-routes.tsx";
import { editRoutes } from "./edit-routes.tsx";
import { fulfilIntents } from "./join-intent.ts";
import { membershipRoutes } from "./membership-routes.tsx";
import { showsVisibleGroup } from "./picture-sight.ts";
import { groupRoutes } from "./routes.tsx";
import { searchGroups } from "./search-groups.ts";

/** Groups: what they are for, who belongs to them, and the ways in. */
export const groups: Feature = {
  name: "groups",
  register() {
    defineSearchSource({ key: "groups", nameKey: "group.directory", search: searchGroups });
    defineAttachmentSight("group", { tags: ["table:groups"], isVisible: showsVisibleGroup });
  },
  routes(app) {
    fulfilIntents(app);
    directoryRoutes(app);
    editRoutes(app);
    groupRoutes(app);
    membershipRoutes(app);
  },
};
