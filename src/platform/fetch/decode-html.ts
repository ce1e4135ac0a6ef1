/**
 * Turns a page's bytes into text: by its byte order mark, else by what the server says, else by what the page says of
 * itself, else as UTF-8 and, if it is not that, as Windows-1252.
 */
export function decodeHtml(bytes: Uint8Array, contentType = ""): string {
  const said = /charset\s*=\s*["']?([\w-]+)/i;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const label =
    markOf(bytes) ??
    said.exec(contentType)?.[1] ??
    said.exec(head.match(/<meta[^>]{0,300}>|<\?xml[^>]{0,100}>/gi)?.join("") ?? "")?.[1];
  const named = label ? decoderFor(label) : undefined;
  if (named) return named.decode(bytes);
  try {
    // The last letter may have been cut in the middle.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return undefined;
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a name that nobody knows: as if it had not been said
  }
}
