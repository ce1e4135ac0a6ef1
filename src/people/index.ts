export { addAdministrator, hasAdministrator } from "./add-administrator.ts";
export {
  type AdministeredPerson,
  findForAdministrators,
  listForAdministrators,
  listWaiting,
} from "./administered.ts";
export { approvePerson, declinePerson, wordLengthMax } from "./answer-request.ts";
export { type Auth, makeAuth } from "./auth.ts";
export { Address, NewPassword } from "./credentials.ts";
export { findNameable, type Nameable } from "./find-nameable.ts";
export { followedPeople } from "./follows.ts";
export {
  beforeAccountCloses,
  type NewPerson,
  onAddressProved,
  onSignedUp,
  signUpGate,
  type Welcome,
} from "./hooks.ts";
export { makeAdministrator, unmakeAdministrator } from "./make-administrator.ts";
export { openSessions } from "./open-sessions.ts";
export {
  mayLetBack,
  mayMakeAdministrator,
  maySuspend,
  mayUnmakeAdministrator,
} from "./permissions.ts";
export { PersonName } from "./person-name.ts";
export { personPath } from "./person-path.ts";
export { makePlaceholders, mergePlaceholder, renamePlaceholder } from "./placeholders.ts";
export { defineProfileAct, type ProfileAct } from "./profile-acts.ts";
export { type Mentioned, resolveHandles } from "./resolve-handles.ts";
export { letBack, suspendPerson } from "./suspend-person.ts";
export type { Standing } from "./tables.ts";
export { viewerOfRequest } from "./viewer-of-request.ts";
export { SettingsFrame } from "./views/settings-frame.tsx";
