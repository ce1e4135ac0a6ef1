import type { EmailAddress } from "mailparser";

/** Who wrote a message, as far as it says. */
export interface MailAuthor {
  /** "" where the archive does not say. */
  name: string;
  /** Lower case; null where the archive hides it or only the list's own address is there. */
  address: string | null;
}

/** The address fields of one message that the writer may stand in. */
export interface AuthorFields {
  from: EmailAddress[];
  /** The From field as decoded text, for the "name at host (Name)" of pipermail. */
  fromText: string;
  replyTo: EmailAddress[];
  cc: EmailAddress[];
  /** Fields in which list programs keep the writer's own address, the surest first: X-Original-From, X-Reply-To, X-MailFrom. */
  kept: EmailAddress[];
  /** The list's own addresses, lower case. */
  listAddresses: string[];
}

const viaList = /[\s,]+(?:via|über|por|par|par l'intermédiaire de|durch|on behalf of)\s+.+$/iu;

/**
 * Finds the person behind a From field. Lists rewrite it ("Aroha Ngata via teachers <teachers@lists.example.org>"): then the
 * name is what stands before "via", and the address is looked for where lists leave it.
 */
export function resolveAuthor(fields: AuthorFields): MailAuthor {
  const [first] = mailboxes(fields.from);
  const hidden = obfuscated(fields.fromText);
  if (hidden) return hidden;
  const fromAddress = plainAddress(first?.address);
  const fromName = cleanName(first?.name ?? "");
  const own = (address: string | null): address is string =>
    address !== null && !isListAddress(address, fields.listAddresses);
  const rewritten = fromAddress === null || !own(fromAddress) || viaList.test(fromName);
  if (!rewritten) return { name: fromName || nameFromAddress(fromAddress), address: fromAddress };

  const name = cleanName((first?.name ?? fields.fromText).replace(viaList, ""));
  const sure = mailboxes([...fields.kept, ...fields.replyTo]).find((box) => own(plainAddress(box.address)));
  const copied = mailboxes(fields.cc).find(
    (box) => sameName(cleanName(box.name), name) && own(plainAddress(box.address)),
  );
  const address = plainAddress((sure ?? copied)?.address);
  return { name: name || cleanName(sure?.name ?? "") || nameFromAddress(address), address };
}

/** The addresses that belong to the list itself, out of List-Post, List-Id, X-BeenThere and the like. */
export function listAddressesOf(values: readonly string[]): string[] {
  const found = new Set<string>();
  for (const value of values) {
    for (const match of value.matchAll(/[^\s<>"'(),:;]+@[^\s<>"'(),:;?]+/g))
      found.add(match[0].toLowerCase());
    const id = /<([^<>\s@]+?)\.([^<>\s@]+\.[^<>\s@]+)>/.exec(value);
    if (id) found.add(`${id[1]}@${id[2]}`.toLowerCase());
  }
  return [...found];
}

function isListAddress(address: string, listAddresses: readonly string[]): boolean {
  if (listAddresses.includes(address)) return true;
  return listAddresses.some((list) => {
    const [local = "", host = ""] = list.split("@");
    return new RegExp(
      `^${escapeForRegExp(local)}(?:-bounces|-owner|-request|-admin|-confirm|-leave|-join)?(?:\\+.*)?@${escapeForRegExp(host)}$`,
    ).test(address);
  });
}

/** Archives that hide addresses from harvesters garble them beyond reading: "tama @end|ng |rom d@m@|n". */
const garbled = /\s(?:@end[i|]ng\s+[f|]rom|m@[il|]{3}@g\s+o[fi|]{2})\s/;

/** True where nobody can read the address in a From field or From_ line any more. */
export function isGarbled(fromText: string): boolean {
  return garbled.test(fromText);
}

/** True where a From field or From_ line of an archive says "tama at school.example", or worse. */
export function hidesAddress(fromText: string): boolean {
  return isGarbled(fromText) || /\sat\s/.test(fromText);
}

/** pipermail's "goran at domain.com (Göran Lastname)", and addresses that nobody can read any more. */
function obfuscated(fromText: string): MailAuthor | null {
  if (isGarbled(fromText)) {
    const said = /\(([^()]*(?:\([^()]*\)[^()]*)?)\)\s*$/u.exec(fromText)?.[1] ?? "";
    return { name: said.includes("@") ? "" : cleanName(said), address: null };
  }
  const match = /^\s*<?(.{1,120}?)\s+at\s+([^\s()<>]{1,120})>?\s*(?:\((.*)\))?\s*$/su.exec(fromText);
  if (!match) return null;
  const [, local = "", host = "", name = ""] = match;
  const readable = /^[\w.+'=-]+$/.test(local) && /^[\w-]+(?:\.[\w-]+)+$/.test(host);
  const address = readable ? `${local}@${host}`.toLowerCase() : null;
  return { name: cleanName(name) || (readable ? nameFromAddress(address) : ""), address };
}

function mailboxes(list: readonly EmailAddress[]): { name: string; address: string }[] {
  return list.flatMap((entry) =>
    entry.group
      ? mailboxes(entry.group)
      : entry.address || entry.name
        ? [{ name: entry.name, address: entry.address ?? "" }]
        : [],
  );
}

function plainAddress(address: string | undefined): string | null {
  // "prvs=0a1b2c3d4e=tama@…" is signed against forgery; the address is what stands behind.
  const plain = (address ?? "")
    .trim()
    .toLowerCase()
    .replace(/^(?:prvs|btv1)=+[^=@]*={1,2}/, "");
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(plain) ? plain : null;
}

/** A name as people say it: no quotes, no address in it, "Ngata, Aroha" turned round. */
function cleanName(written: string): string {
  const name = written
    .replace(/\\(.)/g, "$1")
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/[<([]?(?:mailto:)?[^\s<>()[\]]+@[^\s<>()[\]]+[>)\]]?/g, "")
    .replace(/^\S+ at [\w-]+(?:\.[\w-]+)+$/, "")
    .replace(/[([<]\s*[)\]>]/g, "")
    .replace(/^[\s"'`“”‘’,;]+|[\s"'`“”‘’,;-]+$/gu, "")
    .replace(/\s+/g, " ");
  const turned =
    /^(\p{L}[\p{L}'’ -]{0,40}), (?!(?:Jr|Sr|II|III|PhD|Ph\.D|MD|M\.D|Dr|Inc|Ltd|LLC)\b)(\p{L}[\p{L}.'’ -]{0,40})(?: [([].*)?$/u.exec(
      name,
    );
  return (turned ? `${turned[2]} ${turned[1]}` : name).slice(0, 120);
}

/** What stands before the "@": the rest of an address is nobody's name, and is not shown. */
function nameFromAddress(address: string | null): string {
  return address?.split("@")[0]?.split("+")[0] ?? "";
}

function sameName(one: string, other: string): boolean {
  const words = (name: string) =>
    name
      .normalize("NFKD")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.toSorted()
      .join(" ") ?? "";
  return one !== "" && words(one) === words(other);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
