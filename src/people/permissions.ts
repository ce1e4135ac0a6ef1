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

/** Those who look after the community. */
export function mayAdminister(viewer: Viewer): Answer {
  if (viewer.id === null) return logInFirst;
  return viewer.administrator ? null : "error.administrators-only";
}

interface Administered {
  readonly id: PersonId;
  readonly standing: Standing;
  readonly role: "member" | "administrator";
}

/** An administrator is made a member first, so that nobody locks out those who share the work by one press. */
export function maySuspend(viewer: Viewer, person: Administered): Answer {
  const refusal = mayAdminister(viewer);
  if (refusal !== null) return refusal;
  if (viewer.id === person.id) return "people.refused.oneself";
  if (person.role === "administrator") return "people.refused.administrator";
  return person.standing === "active" ? null : "people.refused.not-active";
}

export function mayLetBack(viewer: Viewer, person: Administered): Answer {
  return mayAdminister(viewer) ?? (person.standing === "suspended" ? null : "people.refused.not-suspended");
}

export function mayMakeAdministrator(viewer: Viewer, person: Administered): Answer {
  const refusal = mayAdminister(viewer);
  if (refusal !== null) return refusal;
  if (person.role === "administrator") return "people.refused.administrator-already";
  return person.standing === "active" ? null : "people.refused.not-active";
}

/** Whether they are the last one is asked in the act, where it cannot change under its hands. */
export function mayUnmakeAdministrator(viewer: Viewer, person: Administered): Answer {
  return (
    mayAdminister(viewer) ?? (person.role === "administrator" ? null : "people.refused.no-administrator")
  );
}
