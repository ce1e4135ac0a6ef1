import { z } from "zod";

export const communityNameLengthMax = 80;
export const aboutLengthMax = 5_000;

/** What the community has chosen about itself. Kept in the table `settings`, one row a key. */
export const Settings = z.object({
  /** Name of the community, as every page says it. */
  name: z
    .string()
    .trim()
    .min(1, "error.required")
    .max(communityNameLengthMax, "error.too-long")
    .default("Weft"),
  /** One or two sentences for visitors (Markdown). */
  about: z.string().trim().max(aboutLengthMax, "error.too-long").default(""),
  /** How a stranger gets an account. */
  signUp: z.enum(["open", "approval", "invitation"]).default("open"),
  /** Who may make a group. */
  newGroups: z.enum(["people", "administrators"]).default("people"),
  language: z.enum(["en", "mi"]).default("en"),
  /** An IANA name, such as Pacific/Auckland. */
  timeZone: z.string().refine(isTimeZone, "settings.time-zone").default("Pacific/Auckland"),
  /** ISO time of the first set-up; null until there is an administrator. */
  setUpAt: z.string().nullable().default(null),
});

export type Settings = z.infer<typeof Settings>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false; // a RangeError: nobody knows such a zone
  }
}
