import type { MailInFilter } from "../mail-in/index.ts";

/** The address of the list of mails that came in, as it is filtered. */
export function mailsInPath({ words, state, page }: Partial<MailInFilter> = {}): string {
  const query = new URLSearchParams();
  if (words) query.set("q", words);
  if (state && state !== "all") query.set("state", state);
  if (page && page > 1) query.set("page", String(page));
  return `/administration/mail/in${query.size > 0 ? `?${query}` : ""}`;
}

/** The address of one of them. */
export const mailInPath = (id: number) => `/administration/mail/in/${id}`;
