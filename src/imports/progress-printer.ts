import type { ImportProgress } from "./import-mailbox.ts";

/** Where progress is written: the error stream, mostly. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const barWidth = 24;
const lineEveryMs = 5_000;
const redrawEveryMs = 100;

const words = { looking: "Looking over the archive", taking: "Bringing in messages" };

/**
 * Shows how far an import is: in a terminal a bar that is drawn anew, with the rate and the time left; elsewhere (a log, a
 * pipe) a line every five seconds.
 */
export class ProgressPrinter {
  private readonly stream: ProgressStream;
  private readonly clock: () => number;
  private phase: ImportProgress["phase"] | undefined;
  private beganAt = 0;
  private printedAt = Number.NEGATIVE_INFINITY;
  private isBarDrawn = false;

  /** @param clock milliseconds, rising */
  constructor(stream: ProgressStream, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.clock = clock;
  }

  show(progress: ImportProgress): void {
    const now = this.clock();
    if (progress.phase !== this.phase) {
      this.phase = progress.phase;
      this.beganAt = now;
      this.printedAt = this.stream.isTTY ? Number.NEGATIVE_INFINITY : now;
    }
    const wait = this.stream.isTTY ? redrawEveryMs : lineEveryMs;
    const isLast = this.stream.isTTY === true && progress.done >= progress.all;
    if (now - this.printedAt < wait && !isLast) return;
    this.printedAt = now;
    const line = progressLine(progress, (now - this.beganAt) / 1000, this.stream.isTTY === true);
    if (!this.stream.isTTY) this.stream.write(`${line}\n`);
    else {
      this.stream.write(`\r${line.slice(0, (this.stream.columns ?? 80) - 1)}\x1b[K`);
      this.isBarDrawn = true;
    }
  }

  /** Leaves the line of the bar, so that what is written next stands on one of its own. */
  end(): void {
    if (this.isBarDrawn) this.stream.write("\n");
    this.isBarDrawn = false;
  }
}

/** "Bringing in messages [#####-----] 41 %, 1,200 of 2,900, 180 a second, 9 s left" */
export function progressLine(
  { phase, done, all }: ImportProgress,
  seconds: number,
  withBar: boolean,
): string {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const filled = Math.round(share * barWidth);
  const bar = withBar ? ` [${"#".repeat(filled)}${"-".repeat(barWidth - filled)}]` : ":";
  const parts = [`${words[phase]}${bar} ${Math.floor(share * 100)} %`];
  if (phase === "taking") {
    parts.push(`${inWords(done)} of ${inWords(all)}`);
    if (seconds > 0.5) parts.push(`${inWords(Math.round(done / seconds))} a second`);
  }
  if (seconds > 1 && done > 0 && done < all)
    parts.push(`${timeInWords((seconds / done) * (all - done))} left`);
  return parts.join(", ");
}

function inWords(count: number): string {
  return count.toLocaleString("en");
}

function timeInWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
