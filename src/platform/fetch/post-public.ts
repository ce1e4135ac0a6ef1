import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { checkedUrl, type FetchOptions, guardedLookup } from "./fetch-public.ts";
import { FetchRefused } from "./refused.ts";

export interface PostOptions extends Pick<FetchOptions, "timeoutMs" | "isAllowedAddress" | "ports"> {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Also without TLS: for tests alone. */
  readonly plainAllowed?: boolean;
}

/**
 * Posts something to an address that somebody's browser has named, by https, without letting them reach what only this machine
 * can reach: see fetchPublic. Nothing of the answer but its status is read.
 * @throws FetchRefused where nothing could be sent.
 */
export async function postPublic(url: string, options: PostOptions): Promise<{ readonly status: number }> {
  const { timeoutMs = 8000, headers, body, plainAllowed = false } = options;
  const target = checkedUrl(url, undefined, options);
  if (target.protocol !== "https:" && !plainAllowed) throw new FetchRefused("address");
  const request = target.protocol === "https:" ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await new Promise((resolve, reject) => {
      const lookup = guardedLookup(options.isAllowedAddress);
      request(target, { method: "POST", agent: false, lookup, signal, headers })
        .once("response", (response) => {
          response.destroy();
          resolve({ status: response.statusCode ?? 0 });
        })
        .on("error", reject)
        .end(body);
    });
  } catch (error) {
    if (error instanceof FetchRefused) throw error;
    throw new FetchRefused(signal.aborted ? "timeout" : "unreachable", { cause: error });
  }
}
