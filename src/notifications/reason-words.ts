import { reasons } from "./why-told.ts";

/** The message key of a reason: our own have their words here, another room's reason is such a key itself. */
export function reasonKey(reason: string): string {
  return (reasons as readonly string[]).includes(reason) ? `notice.reason.${reason}` : reason;
}
