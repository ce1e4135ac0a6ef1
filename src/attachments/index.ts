export { addAttachment } from "./add-attachment.ts";
export { addSquarePicture, squarePath } from "./add-square-picture.ts";
export { claimAttachments } from "./claim-attachments.ts";
export { onCreditMended } from "./edit-credit.ts";
export { moveAttachments, moveUses } from "./move-uses.ts";
export { pictureMarkup } from "./picture-markup.tsx";
export { removeAttachment } from "./remove-attachment.ts";
export { type AttachmentSight, defineAttachmentSight, type SightCondition } from "./sight.ts";
export { AttachmentTray } from "./views/attachment-tray.tsx";
