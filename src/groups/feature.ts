import type { Feature } from "../frame/index.ts";
import { fulfilIntents } from "./join-intent.ts";
import { membershipRoutes } from "./membership-routes.tsx";
import { groupRoutes } from "./routes.tsx";

/** Groups: what they are for, who belongs to them, and the ways in. */
export const groups: Feature = {
  name: "groups",
  routes(app) {
    fulfilIntents(app);
    groupRoutes(app);
    membershipRoutes(app);
  },
};
