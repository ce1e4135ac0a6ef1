import autocannon from "autocannon";

/** One page to be asked for over and over. */
export interface Target {
  readonly url: string;
  /** Local addresses, asked for in turn. */
  readonly paths: readonly string[];
  readonly cookie?: string;
  /** Makes the next form to post; without it the pages are fetched. */
  readonly form?: () => string;
}

export interface Measured {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were neither a page nor a redirection, and requests without an answer. */
  readonly failures: number;
}

/** Asks as fast as the answers come, over so many connections. */
export async function load(target: Target, connections: number, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const requests = target.paths.map((path) => ({ path, ...requestOf(target) }));
    const run = autocannon(
      { url: target.url, connections, duration: seconds, requests },
      (error: unknown, ended: autocannon.Result) => (error ? reject(error) : resolve(ended)),
    );
    // The tool's own histogram knows whole milliseconds only.
    run.on("response", (_client, status, _bytes, timeMs) => {
      if (status < 400) times.push(timeMs);
    });
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    answers: times.length,
    perSecond: times.length / result.duration,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    failures: result["4xx"] + result["5xx"] + result.errors,
  };
}

/** Asks once. @returns the answer's bytes and what the server said of its queries so far. */
export async function ask(target: Target, path: string): Promise<{ bytes: number; queries: number }> {
  const { method = "GET", headers, setupRequest } = requestOf(target);
  const body = setupRequest?.({}).body as string | undefined;
  const answer = await fetch(target.url + path, { method, headers, body, redirect: "manual" });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (answer.status !== (method === "GET" ? 200 : 303))
    throw new Error(`${method} ${path} was answered with ${answer.status}.`);
  return { bytes, queries: Number(answer.headers.get("x-weft-queries")) };
}

function requestOf({ cookie, form }: Target) {
  const headers = {
    accept: "text/html",
    // Sizes are told without compression, and the bare route does not compress either.
    "accept-encoding": "identity",
    ...(cookie ? { cookie } : {}),
  };
  if (!form) return { headers };
  return {
    method: "POST" as const,
    headers: {
      ...headers,
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    },
    setupRequest: (request: autocannon.Request) => ({ ...request, body: form() }),
  };
}
