/** The address of a search. @param asked as in the address: words, the key of the one source to ask, the page of it. */
export function searchAddress(asked: { words: string; in?: string; page?: number }): string {
  const query = new URLSearchParams({ q: asked.words });
  if (asked.in) query.set("in", asked.in);
  if (asked.page && asked.page > 1) query.set("page", String(asked.page));
  return `/search?${query}`;
}
