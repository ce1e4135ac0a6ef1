export {
  noncePlaceholder,
  type SharedPart,
  sendDocument,
  sharedPartPlaceholder,
  sharePart,
} from "./document.ts";
export { type ErrorAnswer, wantsJson } from "./error-handler.ts";
export { type Flash, setFlash, takeFlash } from "./flash.ts";
export { emptyForm, type FormState, goTo, submitForm } from "./forms.ts";
export { formAction, localPath } from "./local-path.ts";
export { readMultipart, type SentFile, type SentForm } from "./multipart.ts";
export { limited } from "./rate-limit.ts";
export { createServer } from "./server.ts";
