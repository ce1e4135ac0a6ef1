import type { Attachment } from "mailparser";

/** A file that came with a message. */
export interface MailAttachment {
  /** Safe to show and to store: no path, no control or direction characters, never empty. */
  filename: string;
  mediaType: string;
  content: Buffer;
  sizeBytes: number;
  /** True for a picture that stands in the text: there the text has `cid:<contentId>`. */
  inline: boolean;
  contentId: string | null;
}

/** Machine signatures prove nothing after a list has changed the message. */
const signatureTypes = /^application\/(?:x-)?(?:pgp-signature|pkcs7-signature)$/i;

/** The files of a message; digital signatures are left out, as are empty ones. */
export function mailAttachments(attachments: readonly Attachment[]): MailAttachment[] {
  return attachments
    .filter((file) => !signatureTypes.test(file.contentType) && file.content.length > 0)
    .map((file, index) => {
      const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.contentType)
        ? file.contentType.toLowerCase()
        : "application/octet-stream";
      return {
        filename: safeFilename(file.filename ?? "", mediaType, index + 1),
        mediaType,
        content: file.content,
        sizeBytes: file.content.length,
        inline:
          Boolean(file.related) || (file.contentDisposition === "inline" && mediaType.startsWith("image/")),
        contentId: file.cid || null,
      };
    });
}

const extensions: Record<string, string> = {
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "text/plain": "txt",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "application/octet-stream": "bin",
};

/** A name for a file out of whatever the sender wrote, at most 120 characters long, its ending kept. */
export function safeFilename(written: string, mediaType: string, number: number): string {
  const name = written
    .normalize("NFC")
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu, "")
    .replace(/^.*[/\\]/s, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (name === "") {
    const subtype = mediaType.split("/")[1] ?? "";
    return `attachment-${number}.${extensions[mediaType] ?? (/^[a-z0-9]{1,8}$/.test(subtype) ? subtype : "bin")}`;
  }
  if (name.length <= 120) return name;
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? "";
  return name.slice(0, 120 - ending.length) + ending;
}
