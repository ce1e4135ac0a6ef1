interface Entry {
  readonly time: number;
  readonly level: number;
  readonly msg?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly err?: { readonly stack?: string };
  readonly [more: string]: unknown;
}

/** What open pages ask every second in development. */
const pollRoute = '"route":"/dev/started"';

const levels: Readonly<Record<number, string>> = { 40: "WARNING", 50: "ERROR", 60: "FATAL" };

/**
 * Makes the log's JSON lines readable: "14:02:31  GET /posts/:id  200  3.1 ms". Other lines pass as they are.
 * @returns what takes the program's output, piece by piece.
 */
export function readableLog(out: NodeJS.WritableStream): (chunk: Buffer) => void {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (!line.includes(pollRoute)) out.write(`${readable(line)}\n`);
  };
}

function readable(line: string): string {
  if (!line.startsWith("{")) return line;
  let entry: Entry;
  try {
    entry = JSON.parse(line) as Entry;
  } catch {
    return line;
  }
  const { time, level, msg, method, route, status, ms, err, reqId, ...more } = entry;
  const at = new Date(time).toLocaleTimeString("en-GB");
  const what = method ? `${method} ${route}  ${status}  ${ms} ms` : (msg ?? "");
  const facts = Object.keys(more).length > 0 ? `  ${JSON.stringify(more)}` : "";
  const stack = err?.stack ? `\n${err.stack}` : "";
  return [at, levels[level], what].filter(Boolean).join("  ") + facts + stack;
}
