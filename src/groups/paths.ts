import { formAction } from "../platform/http/index.ts";

/** The address of a group's page. Letters of other scripts stay in a slug, so it is written as addresses have it. */
export function groupPath(group: { slug: string }): string {
  return `/groups/${encodeURIComponent(group.slug)}`;
}

/** The address under which one belongs to a group: posted to join or ask, deleted to leave, opened to think about it. */
export function membershipPath(group: { slug: string }): string {
  return `${groupPath(group)}/membership`;
}

/** Posted to archive a group, or to bring it back. */
export function archivePath(group: { slug: string }, archived: boolean): string {
  const path = `${groupPath(group)}/archive`;
  return archived ? path : formAction(path, "delete");
}
