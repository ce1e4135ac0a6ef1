import "./tables.ts";

export { tidySignals } from "./keep-signals.ts";
export { createLive, type Live } from "./live.ts";
export type { Signal } from "./read-signals.ts";
