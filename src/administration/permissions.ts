import type { Standing } from "../people/index.ts";
import type { PersonId, PersonViewer } from "../viewer/index.ts";

/** What a right over an account is decided by. The viewer is an administrator: every page and act here asks that first. */
export interface AccountFacts {
  readonly id: PersonId;
  readonly role: "member" | "administrator";
  readonly standing: Standing;
}

/** All rights here answer null (yes) or the message key of the reason why not. */
type Answer = string | null;

/** Nobody locks themselves out: so there is always an administrator who can still come in. */
export function canSuspend(viewer: PersonViewer, account: AccountFacts): Answer {
  if (viewer.id === account.id) return "administration.refused.self";
  return account.standing === "active" ? null : "administration.refused.not-active";
}

export function canLetBack(_viewer: PersonViewer, account: AccountFacts): Answer {
  return account.standing === "suspended" ? null : "administration.refused.not-suspended";
}

export function canMakeAdministrator(_viewer: PersonViewer, account: AccountFacts): Answer {
  if (account.role === "administrator") return "administration.refused.is-administrator";
  return account.standing === "active" ? null : "administration.refused.not-active";
}

export function canTakeBackAdministration(viewer: PersonViewer, account: AccountFacts): Answer {
  if (viewer.id === account.id) return "administration.refused.self";
  return account.role === "administrator" ? null : "administration.refused.no-administrator";
}
