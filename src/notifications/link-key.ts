import type { Config } from "../platform/config/index.ts";

/** The key that links in mails are signed with, by the settings of the installation it belongs to. */
const keys = new WeakMap<Config, string>();

/** Said once at the start: work that is done later has its ctx alone. */
export function keepLinkKey(config: Config, key: string): void {
  keys.set(config, key);
}

/** @throws Error where no key was said: a mail must not go out with links that nobody can use. */
export function linkKey(config: Config): string {
  const key = keys.get(config);
  if (!key) throw new Error("The key for links in mails is not known yet.");
  return key;
}
