import { excerpt } from "../platform/text/index.ts";

const shownLength = 180;

/** The first words of a group's purpose, as lists and search engines show them. */
export function excerptOf(group: { readonly purposeHtml: string }): string | undefined {
  return excerpt(group.purposeHtml, shownLength) || undefined;
}
