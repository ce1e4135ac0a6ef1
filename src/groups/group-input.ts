import { z } from "zod";
import { Invalid } from "../platform/errors/index.ts";
import { renderMarkdown, slugify } from "../platform/text/index.ts";
import { Line, Tags, Words } from "./input.ts";
import { nameLengthMax, purposeLengthMax } from "./limits.ts";
import { groupTools } from "./tools.ts";

const slugLengthMax = 60;

/** Words that an address of a group cannot be: the product has pages of its own there. */
const taken = new Set(["new"]);

/** What a group says of itself, as its form sends it. */
export const GroupInput = z.looseObject({
  name: Line(nameLengthMax)
    .refine((name) => name !== "", "error.required")
    .refine((name) => name === "" || /[\p{L}\p{N}]/u.test(name), "group.name.letters"),
  purpose: Words(purposeLengthMax),
  region: Line(80),
  tags: Tags,
  pictureAlt: Line(300),
  /** Slug of the group that it is part of; empty for none. */
  parent: Line(200),
  visibility: z.enum(["everyone", "people", "members"], "error.field").default("everyone"),
  joining: z.enum(["open", "ask", "invitation"], "error.field").default("open"),
  postsFor: z.enum(["everyone", "members"], "error.field").default("everyone"),
  /** Says that the form has asked for the tools, each by a box "tool-…": one that is left open sends nothing. */
  toolsShown: z.string().optional(),
});

export type GroupInput = z.infer<typeof GroupInput>;

/** An address that somebody wishes for, made fit for one. Empty keeps the one there is. */
export const Slug = z
  .string("error.field")
  .max(200, "error.too-long")
  .default("")
  .transform((text) => (text.trim() === "" ? "" : slugify(text, slugLengthMax)))
  .refine((slug) => !taken.has(slug), "group.slug.taken");

/** The columns that follow from the words of the form. */
export function columnsOf(input: GroupInput) {
  const { name, purpose, region, tags, pictureAlt, visibility, joining, postsFor } = input;
  return {
    name,
    purpose,
    purposeHtml: purpose === "" ? "" : renderMarkdown(purpose).html,
    region,
    tags,
    pictureAlt,
    visibility,
    joining,
    postsFor,
  };
}

/** Which tools are off afterwards. What this installation does not know (any more) stays as it was. */
export function toolsOf(input: GroupInput, before: Readonly<Record<string, boolean>> = {}) {
  if (input.toolsShown === undefined) return before;
  const asked = groupTools().map(({ key }) => [key, Boolean(input[`tool-${key}`])]);
  return { ...before, ...Object.fromEntries(asked) };
}

/** The first address made of the name that no group has or had: "waikato", else "waikato-2", … */
export async function freeSlug(name: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  const wish = slugify(name, slugLengthMax);
  for (let number = 1; number < 1000; number++) {
    const slug = number === 1 ? wish : `${wish}-${number}`;
    if (!taken.has(slug) && !(await isTaken(slug))) return slug;
  }
  throw new Invalid({ name: "group.slug.taken" });
}
