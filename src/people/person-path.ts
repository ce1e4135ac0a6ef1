/** The address of a person's page. Handles are lower case and without macrons; letters of other scripts stay. */
export function personPath(handle: string): string {
  return `/people/${encodeURIComponent(handle)}`;
}
