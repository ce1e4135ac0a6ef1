import { writeFileSync } from "node:fs";

/** What a program holds, in bytes, once it has let go of what nobody needs any more. */
export interface Memory {
  /** Objects of the program. */
  readonly heap: number;
  /** Buffers and what else belongs to them outside of the heap. */
  readonly external: number;
  /** All that the system has given it, with what it has not handed back. */
  readonly resident: number;
}

// Put before a program by --import, with --expose-gc: it says what it holds whenever it is asked by SIGUSR2.
const file = process.env.WEFT_MEMORY_FILE;
if (file) process.on("SIGUSR2", () => void sayMemory(file));

async function sayMemory(to: string): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await new Promise((wait) => setTimeout(wait, 250));
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  writeFileSync(to, JSON.stringify({ heap: heapUsed, external, resident: rss } satisfies Memory));
}
