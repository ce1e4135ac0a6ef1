import sanitizeHtml from "sanitize-html";

const linkAttributes = ["href", "title", "rel", "data-preview"];

const rules: sanitizeHtml.IOptions = {
  allowedTags:
    "p br hr h2 h3 h4 ul ol li blockquote pre code em strong s a table thead tbody tr th td details summary weft-video".split(
      " ",
    ),
  allowedAttributes: {
    a: linkAttributes,
    ol: ["start"],
    "weft-video": ["data-provider", "data-id", "data-src", "data-name"],
  },
  allowedClasses: {
    a: ["mention", "preview", "attachment"],
    code: [/^language-[\w+#.-]{1,30}$/],
    th: ["align-center", "align-right"],
    td: ["align-center", "align-right"],
    details: ["folded"],
    "weft-video": ["video"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesAppliedToAttributes: ["href", "data-src", "data-preview"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  enforceHtmlBoundary: false,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: /^https?:/i.test(attribs.href ?? "") ? { ...attribs, rel: "nofollow ugc noopener" } : attribs,
    }),
  },
};

/**
 * The second wall behind the renderer, which lets no HTML of an author through by itself: only the listed elements,
 * attributes, classes and kinds of address come out.
 */
export function sanitise(html: string): string {
  return sanitizeHtml(html, rules);
}
