import { fileTypeFromBuffer } from "file-type";

/** What a file really is, by its bytes. */
export interface Kind {
  readonly mediaType: string;
  /** Without a dot. */
  readonly extension: string;
}

const unknownKind: Kind = { mediaType: "application/octet-stream", extension: "bin" };

/**
 * Tells a file's kind from its bytes; never from its name, which anyone may choose.
 * Text that is no markup is text/plain; HTML and SVG are named as such, so that they can be refused or kept from running.
 * @param buffer the whole file, or its first 4 KB at least.
 */
export async function sniff(buffer: Uint8Array): Promise<Kind> {
  const found = await fileTypeFromBuffer(buffer).catch(() => undefined);
  if (found && found.mime !== "application/xml") return { mediaType: found.mime, extension: found.ext };
  const text = asText(buffer.subarray(0, 4096));
  if (text === undefined) return unknownKind;
  if (/<svg[\s>]/i.test(text)) return { mediaType: "image/svg+xml", extension: "svg" };
  if (/<(!doctype\s+html|html|head|body|script|iframe)[\s>]/i.test(text))
    return { mediaType: "text/html", extension: "html" };
  if (found) return { mediaType: "application/xml", extension: "xml" };
  return { mediaType: "text/plain", extension: "txt" };
}

/** UTF-8 without control characters, or undefined. The end may have been cut in the middle of a letter. */
function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a binary file
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const inlineKinds = new Set([
  "image/webp",
  "image/avif",
  "image/png",
  "image/jpeg",
  "image/gif",
  "application/pdf",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "video/mp4",
  "video/webm",
  "video/ogg",
]);

/**
 * Headers to send a stored file with. Only kinds that cannot run anything are shown in the page; everything else, with
 * HTML, SVG, XML and plain text among it, is a download of unspecified kind under a policy that lets nothing run.
 * @param name what the person called the file.
 * @param use "download" shows none of them in the page.
 */
export function fileHeaders(
  mediaType: string,
  name: string,
  use: "show" | "download" = "show",
): Record<string, string> {
  const inline = use === "show" && inlineKinds.has(mediaType);
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\/]/g, "_").slice(0, 150) || "file";
  const full = encodeURIComponent(name.slice(0, 150).toWellFormed()).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "content-type": inline ? mediaType : "application/octet-stream",
    "content-disposition": `${inline ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${full}`,
    "x-content-type-options": "nosniff",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
  };
}
