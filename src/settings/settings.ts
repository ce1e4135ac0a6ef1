import { z } from "zod";

/** What the community has chosen about itself. Kept in the table `settings`, one row a key. */
export const Settings = z.object({
  /** Name of the community, as every page says it. */
  name: z.string().min(1).max(80).default("Weft"),
  /** One or two sentences for visitors (Markdown). */
  about: z.string().max(5_000).default(""),
  /** How a stranger gets an account. */
  signUp: z.enum(["open", "approval", "invitation"]).default("open"),
  /** Who may make a group. */
  newGroups: z.enum(["people", "administrators"]).default("people"),
  language: z.enum(["en", "mi"]).default("en"),
  timeZone: z.string().default("Pacific/Auckland"),
  /** ISO time of the first set-up; null until there is an administrator. */
  setUpAt: z.string().nullable().default(null),
});

export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = Settings.parse({});
