import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** With less than this, there is nothing to gain. */
const heapBytesMin = 130 * 1024 * 1024;

type Collector = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

let collect: Collector | undefined;

/**
 * Has what is no longer used thrown away now. Left alone, the engine lets it lie while the machine has memory to spare, and a
 * long import holds some hundred megabytes more than it needs.
 */
export function giveBackMemory(): void {
  if (process.memoryUsage().heapTotal < heapBytesMin) return;
  if (!collect) {
    // The one way to reach the collector of a process that was started without it.
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as Collector;
  }
  // Any other flavour keeps the emptied pages for later.
  collect({ type: "major", execution: "sync", flavor: "last-resort" });
}
