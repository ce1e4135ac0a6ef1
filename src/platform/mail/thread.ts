import { createHash } from "node:crypto";
import type { Config } from "../config/index.ts";

/** A mail's place in a talk, by names such as "post-42" and "reply-117": the same name is the same mail to everybody. */
export interface MailThread {
  /** What this mail brings. */
  readonly name: string;
  /** What it answers. */
  readonly answers?: string;
  /** What all of the talk begins with, where that is not this mail. */
  readonly root?: string;
}

/** The Message-ID of a name. Nobody can make one up from outside without knowing which Weft it is. */
export function threadId(config: Pick<Config, "url">, name: string): string {
  if (!/^[a-z]+-\d+$/.test(name))
    throw new Error(`A mail in a talk is called "reply-42", not ${JSON.stringify(name)}.`);
  const hash = createHash("sha256").update(`${config.url} ${name}`).digest("hex").slice(0, 16);
  return `<${name}.${hash}@${new URL(config.url).hostname}>`;
}

/** What mail programs go by: what it answers, and the line of those before it. */
export function threadHeaders(
  config: Pick<Config, "url">,
  { answers, root }: MailThread,
): Record<string, string> {
  const line = [...new Set([root, answers].filter((name) => name !== undefined))].map((name) =>
    threadId(config, name),
  );
  const last = line.at(-1);
  return last === undefined ? {} : { "In-Reply-To": last, References: line.join(" ") };
}
