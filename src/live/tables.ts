import type { PersonId } from "../viewer/index.ts";

/** How somebody is shown to those who read the same thread at the same time. */
export const presenceChoices = ["named", "counted", "hidden"] as const;
export type PresenceChoice = (typeof presenceChoices)[number];

declare module "../platform/database/tables.ts" {
  interface Tables {
    presenceChoices: { personId: PersonId; choice: PresenceChoice; changedAt: Date };
  }
}
