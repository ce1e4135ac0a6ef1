export { type Added, addAttachment, type Upload } from "./add-attachment.ts";
export { claimAttachments } from "./claim-attachments.ts";
export { Credit } from "./credit.ts";
export { editCredit } from "./edit-credit.ts";
export { findLicence, type Licence, licences } from "./licences.ts";
export { markupOf, pictureMarkup } from "./picture-markup.tsx";
export { type Attachment, findAttachment, findOwn } from "./queries.ts";
export { shownSize } from "./views/file-link.tsx";
