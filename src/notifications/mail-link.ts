import { createHmac, timingSafeEqual } from "node:crypto";
import type { Config } from "../platform/config/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { type Level, levels, type Place, placeName, placeOf } from "./levels.ts";
import { linkKey } from "./link-key.ts";

/** What a link in a mail changes, for the person it was sent to. */
export type LinkAct =
  | { readonly kind: "level"; readonly place: Place; readonly level: Level }
  | { readonly kind: "mail"; readonly which: MailSort }
  /** Lets mails come to an address again that they came back from. */
  | { readonly kind: "address"; readonly address: string };

/** Sorts of mails that can be ended: see MailChoices. "digest" is all that comes daily or weekly. */
export const mailSorts = ["direct", "rest", "digest"] as const;
export type MailSort = (typeof mailSorts)[number];

/**
 * The address of a page that changes one thing for one person, without logging in. It is signed, so that nobody can make one
 * for somebody else, and does not run out: the mail it stands in may be opened in a year.
 */
export function mailLink(config: Config, personId: PersonId, act: LinkAct): string {
  const words = [personId, act.kind, ...whatOf(act)].join("~");
  return `${config.url}/notices/links/${Buffer.from(words).toString("base64url")}.${sign(config, words)}`;
}

function whatOf(act: LinkAct): string[] {
  if (act.kind === "level") return [placeName(act.place), act.level];
  return [act.kind === "mail" ? act.which : Buffer.from(act.address).toString("base64url")];
}

/** What a link says; undefined for one that we did not sign. */
export function readMailLink(
  config: Config,
  token: string,
): { readonly personId: PersonId; readonly act: LinkAct } | undefined {
  const [encoded = "", signature = ""] = token.split(".");
  const words = Buffer.from(encoded, "base64url").toString();
  const right = Buffer.from(sign(config, words));
  const given = Buffer.from(signature);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [personId = "", kind, first = "", second = ""] = words.split("~");
  if (kind === "mail" && isIn(mailSorts, first)) return { personId, act: { kind, which: first } };
  if (kind === "address")
    return { personId, act: { kind, address: Buffer.from(first, "base64url").toString() } };
  if (kind === "level" && isIn(levels, second))
    return { personId, act: { kind, place: placeOf(first), level: second } };
  return undefined;
}

function sign(config: Config, words: string): string {
  return createHmac("sha256", linkKey(config)).update(`notice-link ${words}`).digest("base64url");
}

function isIn<Word extends string>(list: readonly Word[], word: string): word is Word {
  return (list as readonly string[]).includes(word);
}
