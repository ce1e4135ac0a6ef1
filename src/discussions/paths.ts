import { groupPath } from "../groups/index.ts";

/** The page with all ways to begin in a group, its templates among them. */
export function waysPath(slug: string): string {
  return `${groupPath({ slug })}/templates`;
}
