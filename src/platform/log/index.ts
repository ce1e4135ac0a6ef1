import { type Logger, pino } from "pino";

export type Log = Logger;

/**
 * The log: one JSON line an entry on standard output. Never hand it names, addresses, texts or whole rows:
 * ids and counts only.
 * @param level "silent" in tests.
 */
export function createLog(level: string): Log {
  return pino({ level, base: null, redact: ["req.headers", "email", "*.email"] });
}
