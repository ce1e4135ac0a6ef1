import { isUnreachable } from "../platform/mail/index.ts";
import type { PersonViewer } from "../viewer/index.ts";

/** True for who can be mailed: the address is proved, and not one that no mail reaches (the outbox would fill with those). */
export function isReachable({ email, emailVerified }: PersonViewer): boolean {
  return email !== "" && emailVerified && !isUnreachable(email);
}
