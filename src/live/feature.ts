import type { Feature } from "../frame/index.ts";
import "./tidy-signals.ts";
import { createLines } from "./lines.ts";
import { liveRoutes } from "./live-routes.ts";
import { presenceRoutes } from "./presence-routes.tsx";

/** The line to each browser: what is new, what waits, who else is here. */
export const live: Feature = {
  name: "live",
  routes(app, house) {
    const lines = createLines(house);
    liveRoutes(app, lines);
    presenceRoutes(app);
    // A line that is open would hold up the end of the server.
    app.addHook("preClose", async () => lines.close());
  },
};
