/** One word of `weft`: what it is for, how it is called, and what it does. */
export interface Command {
  readonly name: string;
  /** One line for `weft help`. */
  readonly summary: string;
  /** The whole help of `weft NAME --help`. */
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
