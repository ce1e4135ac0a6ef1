export {
  noncePlaceholder,
  type SharedPart,
  sendDocument,
  sendHtml,
  sharedPartPlaceholder,
  sharePart,
} from "./document.ts";
export { type ErrorAnswer, type ErrorView, wantsJson } from "./error-handler.ts";
export { type Flash, setFlash, takeFlash } from "./flash.ts";
export { emptyForm, type FormState, goTo, submitForm } from "./forms.ts";
export { formAction, localPath } from "./local-path.ts";
export { readMultipart, type SentFile, type SentForm } from "./multipart.ts";
export { limited } from "./rate-limit.ts";
export { createServer, type ServerOptions } from "./server.ts";
