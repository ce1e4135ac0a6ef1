import type { Feature } from "../frame/index.ts";
import { homeRoutes } from "./routes.tsx";

/** The first page of the community, for whoever opens it. */
export const home: Feature = {
  name: "home",
  routes: homeRoutes,
};
