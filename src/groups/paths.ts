/** The address of a group's page. Slugs are plain letters, digits and hyphens. */
export function groupPath(group: { slug: string }): string {
  return `/groups/${group.slug}`;
}
