import type { Settings } from "../settings/index.ts";
import { logInFirst, type PersonId, type Viewer } from "../viewer/index.ts";
import type { Welcome } from "./hooks.ts";
import type { Standing } from "./tables.ts";

/** All rights here answer null (yes) or the message key of the reason why not. */
type Answer = string | null;

/** A stranger may make an account where the community is open to all, or by an invitation. */
export function maySignUp(settings: Pick<Settings, "signUp">, welcome: Welcome | null): Answer {
  return settings.signUp === "invitation" && !welcome ? "people.sign-up.by-invitation" : null;
}

/** Who is here is public where anybody may come in; where one must be invited, it is for those who were. */
export function maySeePeople(viewer: Viewer, settings: Pick<Settings, "signUp">): Answer {
  return viewer.id === null && settings.signUp === "invitation" ? logInFirst : null;
}

/** One follows people who are active here, and not oneself. */
export function mayFollow(viewer: Viewer, person: { id: PersonId; standing: Standing }): Answer {
  if (viewer.id === null) return logInFirst;
  if (viewer.id === person.id) return "people.follow.self";
  return person.standing === "active" ? null : "people.follow.gone";
}
