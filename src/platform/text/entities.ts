import markdownIt from "markdown-it";

const { unescapeAll } = markdownIt().utils;

/** Decodes the character references of HTML: `&amp;`, `&eacute;`, `&#x101;`. */
export function decodeEntities(text: string): string {
  // One reference at a time, because the decoder would also take backslashes for Markdown's.
  return text.replace(/&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/gi, (reference) =>
    unescapeAll(reference),
  );
}

/** Makes a text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
