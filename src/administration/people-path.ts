/** Which accounts are listed: all that can be logged in to or could be, or a part of them. */
export const accountShows = ["all", "administrators", "suspended"] as const;

/** The list of accounts, as its address has it. */
export interface AccountFilter {
  readonly words: string;
  readonly show: (typeof accountShows)[number];
  /** From 1. */
  readonly page: number;
}

/** The address of the list of people, as it is filtered. */
export function peoplePath({ words, show, page }: Partial<AccountFilter> = {}): string {
  const query = new URLSearchParams();
  if (words) query.set("q", words);
  if (show && show !== "all") query.set("show", show);
  if (page && page > 1) query.set("page", String(page));
  return `/administration/people${query.size > 0 ? `?${query}` : ""}`;
}

/** Where something about one account is changed. */
export function accountPath(handle: string, what: "approval" | "suspension" | "administratorship"): string {
  return `/administration/people/${encodeURIComponent(handle)}/${what}`;
}
