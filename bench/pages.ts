import type { Community } from "./community/make-community.ts";
import type { Target } from "./load.ts";

/** What is measured: a name for the table, and how to ask for it. */
export interface MeasuredPage {
  readonly key: string;
  readonly name: string;
  readonly target: Target;
}

/** @param cookie of the member's browser. */
export function measuredPages(url: string, cookie: string, community: Community): MeasuredPage[] {
  const threads = community.threads.map(({ path }) => path);
  const searches = community.searches.map((word) => `/search?q=${encodeURIComponent(word)}`);
  const group = [`/groups/${community.groupSlug}`];
  let written = 0;
  const form = () => `markdown=${encodeURIComponent(`Answer number ${++written}, in a line of its own.`)}`;
  return [
    { key: "home", name: "home, visitor", target: { url, paths: ["/"] } },
    { key: "home-member", name: "home, member", target: { url, paths: ["/"], cookie } },
    { key: "group", name: "group, member", target: { url, paths: group, cookie } },
    { key: "thread", name: "thread of 20, visitor", target: { url, paths: threads } },
    { key: "thread-member", name: "thread of 20, member", target: { url, paths: threads, cookie } },
    { key: "search", name: "search, member", target: { url, paths: searches, cookie } },
    {
      key: "reply",
      name: "posting a reply",
      target: { url, paths: community.threads.map(({ id }) => `/posts/${id}/replies`), cookie, form },
    },
  ];
}
