import type { Feature } from "../frame/index.ts";
import { searchRoutes } from "./routes.tsx";

/** One box over everything that a viewer may see. What can be found is offered by the rooms that keep it. */
export const search: Feature = {
  name: "search",
  routes: searchRoutes,
};
