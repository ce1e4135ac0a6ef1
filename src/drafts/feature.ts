import type { Feature } from "../frame/index.ts";
import { beforeAccountCloses } from "../people/index.ts";
import { draftRoutes } from "./draft-routes.tsx";
import "./forget-draft.ts";
import { tellingRoutes } from "./telling-routes.tsx";

/** What is being written, on all of one's devices, and who will be told of it. */
export const drafts: Feature = {
  name: "drafts",
  register() {
    // Nobody but the writer has ever seen them.
    beforeAccountCloses(async (tx) => {
      await tx.db.deleteFrom("drafts").where("personId", "=", tx.viewer.id).execute();
    });
  },
  routes(app, house) {
    draftRoutes(app, house);
    tellingRoutes(app, house);
  },
};
