import type { MailHead } from "./mail-head.ts";

/**
 * What a mail server that we believe says of whether a mail comes from whom it says: proved, forged, or nothing that counts.
 * DMARC decides where it was looked at; else DKIM or SPF, if they speak of the domain of the sender.
 */
export type Proof = "proved" | "forged" | "unknown";

/**
 * @param trusted names that such servers write at the head of Authentication-Results (RFC 8601), lower case. Anybody may
 *   write that header, so those of others do not count; and of two by one name only the upper, which was written last.
 */
export function senderProof(
  head: Pick<MailHead, "fields" | "fromAddress">,
  trusted: readonly string[],
): Proof {
  const results = head.fields
    .all("authentication-results")
    .map((value) => value.replaceAll(/\([^()]*\)/g, " ").toLowerCase());
  const believed = results.find((value) => trusted.includes(/^\s*([^\s;]+)/.exec(value)?.[1] ?? ""));
  const domain = head.fromAddress.split("@")[1] ?? "";
  if (!believed || domain === "") return "unknown";
  const found = believed.split(";").slice(1).map(readResult);
  const of = (method: string) => found.filter((one) => one.method === method);
  const dmarc = of("dmarc").map((one) => one.result);
  if (dmarc.includes("pass")) return "proved";
  if (dmarc.includes("fail")) return "forged";
  const passed = [...of("dkim"), ...of("spf")].filter((one) => one.result === "pass");
  if (passed.some((one) => isAligned(one.domain, domain))) return "proved";
  return of("spf").some((one) => one.result === "fail" && isAligned(one.domain, domain))
    ? "forged"
    : "unknown";
}

interface Result {
  readonly method: string;
  readonly result: string;
  /** Which domain it speaks of. */
  readonly domain: string;
}

function readResult(part: string): Result {
  const [, method = "", result = ""] = /^\s*([a-z0-9-]+)(?:\/\d+)?\s*=\s*([a-z]+)/.exec(part) ?? [];
  const [, signer] = /\bheader\.(?:d|i)\s*=\s*"?(?:[^\s"@;]*@)?([^\s";]+)/.exec(part) ?? [];
  const [, mailFrom] = /\bsmtp\.mailfrom\s*=\s*"?(?:[^\s"@;]*@)?([^\s";]+)/.exec(part) ?? [];
  return { method, result, domain: (method === "dkim" ? signer : mailFrom) ?? "" };
}

/** The same domain, or one below it: mail.example.org may speak for example.org, and the other way round. */
function isAligned(one: string, other: string): boolean {
  if (!one.includes(".") || !other.includes(".")) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
