import type { Feature } from "../frame/index.ts";
import { holdUntilSetUp } from "./hold-until-set-up.tsx";
import { setUpRoutes } from "./routes.tsx";

/** The first minutes of a community: the set-up page, and what everyone else sees until it is done. */
export const setup: Feature = {
  name: "setup",
  routes(app, house) {
    holdUntilSetUp(app);
    setUpRoutes(app, house);
  },
};
