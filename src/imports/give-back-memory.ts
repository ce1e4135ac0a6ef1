import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** With less than this, there is nothing to gain. */
const heapBytesMin = 160 * 1024 * 1024;

let collect: (() => void) | undefined;

/**
 * Has what is no longer used thrown away now. Left alone, the engine lets it lie while the machine has memory to spare, and a
 * long import holds some hundred megabytes more than it needs.
 */
export function giveBackMemory(): void {
  if (process.memoryUsage().heapTotal < heapBytesMin) return;
  if (!collect) {
    // The one way to reach the collector of a process that was started without it.
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
