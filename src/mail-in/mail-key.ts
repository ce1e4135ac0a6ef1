import type { Config } from "../platform/config/index.ts";

/** The key that addresses are signed with, by the settings of the installation it belongs to. */
const keys = new WeakMap<Config, string>();

/** Said once at the start: work that is done later has its ctx alone. */
export function keepMailKey(config: Config, key: string): void {
  keys.set(config, key);
}

/** @throws Error where no key was said: an address that nobody can answer to must not go out. */
export function mailKey(config: Config): string {
  const key = keys.get(config);
  if (!key) throw new Error("The key for addresses of mails is not known yet.");
  return key;
}
