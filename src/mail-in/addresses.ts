import { createHmac, timingSafeEqual } from "node:crypto";
import type { Config } from "../platform/config/index.ts";
import type { GroupId, PersonId } from "../viewer/index.ts";
import { fromBase32, toBase32 } from "./base32.ts";
import { mailKey } from "./mail-key.ts";

/** What a mail to one of our addresses is about. */
export type Destination =
  /** An answer in a thread, by the one whom the address was given to. */
  | { readonly kind: "thread"; readonly personId: PersonId; readonly postId: number }
  /** An answer to a mail that can hold none, such as a digest. */
  | { readonly kind: "nothing"; readonly personId: PersonId }
  /** An answer to the question whether a mail is really theirs. */
  | { readonly kind: "confirmation"; readonly personId: PersonId; readonly mailId: number }
  /** A group, by the word of its address or its number. Anybody can write this address. */
  | { readonly kind: "group"; readonly slug: string }
  | { readonly kind: "group-number"; readonly groupId: GroupId }
  /** The address of the community itself, or one that nobody has made. */
  | { readonly kind: "community" }
  | { readonly kind: "forged" };

type WithAddress = Pick<Config, "mailAddress">;

/**
 * The address by which a person answers in a thread: it says who and where, signed, so that nobody can make one for somebody
 * else. With null it names the person alone, for mails that cannot be answered with words for others.
 * @returns undefined where the installation takes no mails.
 */
export function replyAddress(config: Config, personId: PersonId, postId: number | null): string | undefined {
  return config.mailAddress && signedAddress(config, personId, (postId ?? 0) * 2);
}

/** The address that answers whether a mail is theirs. */
export function confirmationAddress(config: Config, personId: PersonId, mailId: number): string | undefined {
  return config.mailAddress && signedAddress(config, personId, mailId * 2 + 1);
}

/**
 * The address of a group: its slug where that is plain letters, else its number.
 * @returns undefined where the installation takes no mails.
 */
export function groupAddress(
  config: WithAddress,
  group: { readonly id: GroupId; readonly slug: string },
): string | undefined {
  const isPlain =
    /^[a-z0-9][a-z0-9-]{0,39}$/.test(group.slug) &&
    !/^(?:r-|group-\d+$)/.test(group.slug) &&
    !reserved.has(group.slug);
  return config.mailAddress && withWord(config.mailAddress, isPlain ? group.slug : `group-${group.id}`);
}

/** What an address of ours means; undefined for one that is not ours. */
export function readAddress(config: Config, address: string): Destination | undefined {
  const own = config.mailAddress;
  const [local = "", domain] = address.trim().toLowerCase().split("@");
  if (!own || domain !== own.domain) return undefined;
  const word = own.local === "" ? local : wordBehind(local, own.local);
  if (word === undefined) return undefined;
  if (word === "" || reserved.has(word)) return { kind: "community" };
  if (word.startsWith("r-")) return readSigned(config, word.slice(2));
  const number = /^group-(\d{1,15})$/.exec(word)?.[1];
  return number ? { kind: "group-number", groupId: Number(number) } : { kind: "group", slug: word };
}

/** Names that mail servers keep for those who look after them (RFC 2142), and that no group gets. */
const reserved: ReadonlySet<string> = new Set([
  "postmaster",
  "abuse",
  "hostmaster",
  "webmaster",
  "mailer-daemon",
  "security",
  "root",
  "noreply",
  "no-reply",
]);

function wordBehind(local: string, own: string): string | undefined {
  if (local === own) return "";
  return local.startsWith(`${own}+`) ? local.slice(own.length + 1) : undefined;
}

function withWord({ local, domain }: { local: string; domain: string }, word: string): string {
  return `${local === "" ? "" : `${local}+`}${word}@${domain}`;
}

/** Bytes of the signature: who guesses has to send a mail for each try. More would not fit into the 64 letters of an address. */
const signatureBytes = 8;

function signedAddress(config: Config, personId: PersonId, number: number): string {
  const what = Buffer.concat([Buffer.from(personId.replaceAll("-", ""), "hex"), bytesOf(number)]);
  const word = toBase32(Buffer.concat([what, sign(config, what)]));
  return withWord(config.mailAddress as { local: string; domain: string }, `r-${word}`);
}

function readSigned(config: Config, word: string): Destination {
  const bytes = Buffer.from(fromBase32(word) ?? []);
  const what = bytes.subarray(0, -signatureBytes);
  const signature = bytes.subarray(-signatureBytes);
  if (what.length < 17 || what.length > 24 || signature.length !== signatureBytes) return { kind: "forged" };
  if (!timingSafeEqual(signature, sign(config, what))) return { kind: "forged" };
  const hex = what.subarray(0, 16).toString("hex");
  const personId = [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, hex);
  const number = what.subarray(16).reduce((sum, byte) => sum * 256 + byte, 0);
  if (number % 2 === 1) return { kind: "confirmation", personId, mailId: (number - 1) / 2 };
  return number === 0 ? { kind: "nothing", personId } : { kind: "thread", personId, postId: number / 2 };
}

/** A number in as few bytes as hold it, at least one. */
function bytesOf(number: number): Buffer {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex");
}

function sign(config: Config, what: Uint8Array): Buffer {
  return createHmac("sha256", mailKey(config))
    .update("mail-address ")
    .update(what)
    .digest()
    .subarray(0, signatureBytes);
}
