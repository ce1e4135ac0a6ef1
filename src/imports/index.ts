export { claimWords } from "./claim-words.ts";
export { type Claimable, findClaimable } from "./find-claimable.ts";
export { type ImportOptions, type ImportProgress, importMailbox } from "./import-mailbox.ts";
export { ProgressPrinter } from "./progress-printer.ts";
export { type ImportSummary, summaryLines } from "./summary.ts";
