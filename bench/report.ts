import type { Measured } from "./load.ts";

/** One line of the table: a page over so many connections. */
export interface Line extends Measured {
  readonly database: string;
  readonly page: string;
  readonly connections: number;
  /** Of one answer, without compression. */
  readonly bytes: number;
  /** Queries that the page costs when it is asked for the first time, and when nothing has changed since. */
  readonly queries: { readonly first: number; readonly again: number };
  /** Processor time of the server for one request, all its threads together: the same on a busy machine as on a quiet one. */
  readonly processorMs: number | undefined;
  /** Requests a second of the bare route of as many bytes, measured just before. */
  readonly barePerSecond: number;
}

const columns = [
  "page",
  "conn",
  "req/s",
  "p50 ms",
  "p99 ms",
  "cpu ms",
  "bytes",
  "queries",
  "bare req/s",
  "ratio",
];
const widths = [22, 5, 8, 8, 8, 8, 8, 8, 11, 7];

export function headLine(): string {
  return row(columns);
}

export function tableLine(line: Line): string {
  const ratio = line.perSecond / line.barePerSecond;
  return (
    row([
      line.page,
      String(line.connections),
      line.perSecond.toFixed(0),
      line.p50Ms.toFixed(1),
      line.p99Ms.toFixed(1),
      line.processorMs?.toFixed(2) ?? "",
      String(line.bytes),
      `${line.queries.first}/${line.queries.again}`,
      line.barePerSecond.toFixed(0),
      `${(ratio * 100).toFixed(1)} %`,
    ]) + (line.failures > 0 ? `   ${line.failures} failed` : "")
  );
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => {
      const width = widths[index] as number;
      return index === 0 ? cell.padEnd(width) : cell.padStart(width);
    })
    .join("  ");
}
