import { lookup as lookupName } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./addresses.ts";
import { readBody } from "./read-body.ts";
import { FetchRefused } from "./refused.ts";

export interface FetchOptions {
  /** Of the body, as sent and unpacked. Default 2 MB. */
  readonly maxBytes?: number;
  /** Default "refuse"; "cut" gives the first maxBytes, enough for a page's head. */
  readonly whenTooLarge?: "refuse" | "cut";
  /** For everything together: names, redirects, body. Default 8000. */
  readonly timeoutMs?: number;
  /** Default 4. */
  readonly redirectsMax?: number;
  /** Media types, or their beginnings such as "image/". Default: any. */
  readonly accept?: readonly string[];
  /** Who we say we are. */
  readonly userAgent?: string;
  /** Which addresses may be spoken to. Default: the open internet only. */
  readonly isAllowedAddress?: (address: string) => boolean;
  /** Default 80 and 443. */
  readonly ports?: readonly number[] | "any";
}

export interface Fetched {
  /** Where it was found in the end. */
  readonly url: string;
  /** Lower case, without parameters; "" if the server did not say. */
  readonly mediaType: string;
  /** The whole Content-Type header, for its charset. */
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * Fetches a page that somebody has named, without letting them reach what only this machine can reach: every address of
 * the name must be public, the connection goes to the address that was checked, and each redirect is checked anew.
 * @throws FetchRefused, always: its `reason` says why.
 */
export async function fetchPublic(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const { redirectsMax = 4, timeoutMs = 8000 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    let target = checkedUrl(url, undefined, options);
    for (let redirects = 0; ; redirects++) {
      const response = await ask(target, options, signal);
      const next = redirectOf(response);
      if (next === undefined) return await answerOf(target, response, options, signal);
      response.destroy();
      if (redirects >= redirectsMax) throw new FetchRefused("redirects");
      target = checkedUrl(next, target, options);
    }
  } catch (error) {
    if (error instanceof FetchRefused) throw error;
    throw new FetchRefused(signal.aborted ? "timeout" : "unreachable", { cause: error });
  }
}

/**
 * The address, if it is one that we may speak to as far as that can be told before its name is looked up.
 * @throws FetchRefused
 */
export function checkedUrl(
  text: string,
  base: URL | undefined,
  options: Pick<FetchOptions, "ports" | "isAllowedAddress">,
): URL {
  const url = URL.parse(text, base);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) throw new FetchRefused("address");
  if (url.username || url.password || !url.hostname) throw new FetchRefused("address");
  const port = url.port ? Number(url.port) : url.protocol === "https:" ? 443 : 80;
  const { ports = [80, 443], isAllowedAddress = isPublicAddress } = options;
  if (ports !== "any" && !ports.includes(port)) throw new FetchRefused("address");
  // Node does not look up what is an address already, so it is checked here. (URL has made 0x7f.1 into 127.0.0.1.)
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) && !isAllowedAddress(literal)) throw new FetchRefused("private");
  url.hash = "";
  return url;
}

function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, {
      agent: false, // no shared connections: each goes through the lookup below
      lookup: guardedLookup(options.isAllowedAddress),
      signal,
      headers: {
        accept: options.accept?.map((type) => (type.endsWith("/") ? `${type}*` : type)).join(", ") || "*/*",
        "accept-encoding": "gzip, br",
        "accept-language": "*",
        "user-agent": options.userAgent ?? "Weft link preview",
      },
    })
      .once("response", resolve)
      .on("error", reject)
      .end();
  });
}

/** Looks a name up and gives out its addresses only if all of them are allowed; the connection is made to these. */
export function guardedLookup(isAllowed: (address: string) => boolean = isPublicAddress): LookupFunction {
  return (hostname, options, done) => {
    lookupName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, "");
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return done(new FetchRefused("private"), "");
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

function redirectOf(response: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) ? response.headers.location : undefined;
}

async function answerOf(
  url: URL,
  response: IncomingMessage,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Fetched> {
  const { accept, maxBytes = 2 * 1024 * 1024, whenTooLarge = "refuse" } = options;
  const contentType = response.headers["content-type"] ?? "";
  const mediaType = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
  try {
    if (response.statusCode !== 200) throw new FetchRefused("status");
    if (
      accept &&
      !accept.some((type) => mediaType === type || (type.endsWith("/") && mediaType.startsWith(type)))
    ) {
      throw new FetchRefused("kind");
    }
    const body = await readBody(response, { maxBytes, cut: whenTooLarge === "cut", signal });
    return { url: url.href, mediaType, contentType, body };
  } finally {
    response.destroy();
  }
}
