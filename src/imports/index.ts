export { hasClaimable } from "./find-claimable.ts";
export { importMailbox } from "./import-mailbox.ts";
export { keepMailFiles, type MailWithFiles } from "./mail-files.ts";
export { ProgressPrinter } from "./progress-printer.ts";
export { summaryLines } from "./summary.ts";
export { ClaimsNotice } from "./views/claims-notice.tsx";
