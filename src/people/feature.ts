import type { Feature } from "../frame/index.ts";
import { defineSearchSource } from "../search/index.ts";
import { accountRoutes } from "./account-routes.tsx";
import { directoryRoutes } from "./directory-routes.tsx";
import { defineFaceSight } from "./face-sight.ts";
import { logInRoutes } from "./log-in-routes.tsx";
import { mailedLinkRoutes } from "./mailed-link-routes.tsx";
import { personRoutes } from "./person-routes.tsx";
import { profileRoutes } from "./profile-routes.tsx";
import { proofRoutes } from "./proof-routes.tsx";
import { searchPeople } from "./search-people.ts";
import { sessionRoutes } from "./session-routes.tsx";
import { signUpRoutes } from "./sign-up-routes.tsx";
import "./purge-sign-in.ts";

/** Everyone with an account: how they come in, what they show of themselves, how others find them. */
export const people: Feature = {
  name: "people",
  register() {
    defineFaceSight();
    defineSearchSource({ key: "people", nameKey: "people.directory", search: searchPeople });
  },
  routes(app, house) {
    signUpRoutes(app, house);
    logInRoutes(app, house);
    proofRoutes(app, house);
    mailedLinkRoutes(app, house);
    directoryRoutes(app);
    personRoutes(app);
    profileRoutes(app, house);
    accountRoutes(app, house);
    sessionRoutes(app, house);
  },
};
