import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";

/** How a step of `npm test` ended. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** What it printed, to be shown if it failed. */
  readonly said?: string;
}

type Counts = Pick<Outcome, "passed" | "failed" | "skipped">;

export interface StepOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Reads how many tests passed and failed; without it the step counts as one. */
  readonly counts?: () => Counts;
  /** A step that takes longer is ended and has failed. */
  readonly limitMinutes?: number;
}

const keptCharacters = 200_000;

/**
 * Runs a program of node_modules/.bin and waits for its end. A step whose program fails has failed, whatever it counted.
 * @param command the program and its arguments
 */
export async function runStep(command: readonly string[], options: StepOptions = {}): Promise<Outcome> {
  const [program = "", ...args] = command;
  const path = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter);
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, PATH: path, ...options.env };
  const child = spawn(resolve("node_modules/.bin", program), args, {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const keep = (chunk: Buffer) => {
    said = (said + chunk).slice(-keptCharacters);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const limitMinutes = options.limitMinutes ?? 15;
  const timer = setTimeout(() => {
    keep(Buffer.from(`\nStopped: it took longer than ${limitMinutes} minutes.\n`));
    child.kill("SIGTERM");
  }, limitMinutes * 60_000);
  const code = await once(child, "close").then(
    ([exitCode]) => exitCode as number | null,
    (error) => keep(Buffer.from(String(error))) ?? 1,
  );
  clearTimeout(timer);
  const counted = options.counts?.() ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  return { ...counted, failed: code === 0 ? counted.failed : Math.max(1, counted.failed), said };
}

/** The counts in a report of Vitest's json reporter; none where there is no report. */
export function countsOfVitest(file: string): Counts {
  const report = readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(
    file,
  );
  if (!report) return { passed: 0, failed: 0 };
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

/** The counts in a report of Playwright's json reporter; none where there is no report. A flaky test has failed. */
export function countsOfPlaywright(file: string): Counts {
  const report = readReport<{
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  }>(file);
  if (!report) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

function readReport<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
