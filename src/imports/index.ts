export { type ImportOptions, type ImportProgress, importMailbox } from "./import-mailbox.ts";
export { ProgressPrinter } from "./progress-printer.ts";
export { type ImportSummary, type LeftOut, summaryLines } from "./summary.ts";
