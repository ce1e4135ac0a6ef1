import { type Logger, pino } from "pino";
import { describeFailure } from "./describe-failure.ts";

export { describeFailure, maskAddresses } from "./describe-failure.ts";

export type Log = Logger;

/**
 * The log: one JSON line an entry on standard output. Never hand it names, addresses, texts or whole rows: ids and counts
 * only. Of an error (`err`) only what finds the fault is written: a database's own words ("Key (email)=…") stay out.
 * @param level "silent" in tests.
 * @param to where the lines go instead of standard output.
 */
export function createLog(level: string, to?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    redact: ["req.headers", "email", "*.email"],
    serializers: { err: describeFailure, error: describeFailure },
  };
  return to ? pino(options, to) : pino(options);
}
