import { parseArgs } from "node:util";

/** One word of `weft`: how it is called, and what it does. */
export interface Command {
  /** The whole help of `weft NAME --help`. Begins with how it is called. */
  readonly help: string;
  /** @returns the exit code: 0 done, 1 failed, 2 called wrongly. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** What a command reads from and writes to. */
export interface Io {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** A call that cannot be understood: ends with code 2 and this sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * For commands without options: a word too many is a mistake that should not pass in silence.
 * @throws what cli.ts takes for a wrong call.
 */
export function takesNothing(args: readonly string[]): void {
  parseArgs({ args: [...args], options: {}, allowPositionals: false });
}
