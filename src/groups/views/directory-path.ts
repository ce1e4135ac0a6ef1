import type { DirectoryFilter } from "../list-groups.ts";

/** The address of a part of the directory; what is left out or as usual does not stand in it. */
export function directoryPath(filter: Partial<DirectoryFilter>): string {
  const { show = "all", words, region, tag, sort = "name", page = 1 } = filter;
  const query = new URLSearchParams();
  if (show !== "all") query.set("show", show);
  if (words) query.set("words", words);
  if (region) query.set("region", region);
  if (tag) query.set("tag", tag);
  if (sort !== "name") query.set("sort", sort);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/groups?${query}` : "/groups";
}
