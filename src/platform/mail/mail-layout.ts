/** One thing in a longer mail. */
export interface MailItem {
  readonly title: string;
  readonly url: string;
  /** Who, where, how many: one short line above its words. */
  readonly facts?: string;
  readonly words?: string;
}

/** A part of a longer mail, such as a digest. */
export interface MailSection {
  readonly title: string;
  readonly items: readonly MailItem[];
}

/** What a mail says. All of it is plain text; a line break in a paragraph stays one. */
export interface MailContent {
  /** Name of the community, above the title. */
  readonly community: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Further parts, each a heading with links below it. */
  readonly sections?: readonly MailSection[];
  /** The one thing to do, as a button; its address is also written out in the text part. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Why this mail came. */
  readonly footer: string;
  /** Such as the way to change or end such mails. */
  readonly footerLinks?: readonly { readonly label: string; readonly url: string }[];
  /** Tag of the language it is written in, such as "mi". */
  readonly language: string;
  readonly dir?: "ltr" | "rtl";
}

/**
 * Makes the two forms of a mail: HTML without tables that reads aloud in order and follows a dark screen, and plain text.
 * @throws Error for an address that is not http or https.
 */
export function mailLayout(content: MailContent): { html: string; text: string } {
  return { html: htmlOf(content), text: textOf(content) };
}

function htmlOf({
  community,
  title,
  paragraphs,
  sections = [],
  action,
  footer,
  footerLinks = [],
  language,
  dir = "ltr",
}: MailContent): string {
  const link = (target: { label: string; url: string }, look: string) =>
    `<a class="${look}" href="${escapeHtml(webAddress(target.url))}" style="${styles[look as "button" | "quiet"]}">${escapeHtml(target.label)}</a>`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${darkStyle}</style>
</head>
<body class="paper" style="margin:0;padding:24px 12px;background:#fbf8f2;color:#20282a">
<main lang="${escapeHtml(language)}" dir="${dir}" aria-label="${escapeHtml(title)}" style="max-width:560px;margin:0 auto;font:16px/1.6 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif">
<p class="soft" style="margin:0 0 24px;color:#566064;font-size:14px">${escapeHtml(community)}</p>
<h1 style="margin:0 0 16px;font:600 24px/1.3 Georgia,'Noto Serif',serif">${escapeHtml(title)}</h1>
${paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph.trim()).replaceAll("\n", "<br>\n")}</p>`).join("\n")}
${sections.map(sectionHtml).join("\n")}
${action ? `<p style="margin:24px 0">${link(action, "button")}</p>` : ""}
<div class="soft line" style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #e3dccd;color:#566064;font-size:14px">
<p style="margin:0 0 8px">${escapeHtml(footer)}</p>
${footerLinks.length > 0 ? `<p style="margin:0">${footerLinks.map((target) => link(target, "quiet")).join(" · ")}</p>` : ""}
</div>
</main>
</body>
</html>
`;
}

function sectionHtml({ title, items }: MailSection): string {
  const small = (words: string | undefined, style: string) =>
    words ? `\n<p class="soft" style="margin:4px 0 0;${style}">${escapeHtml(words)}</p>` : "";
  // The whole line of a title can be tapped: links in a list stand well apart from one another.
  const item = (one: MailItem) =>
    `<div style="margin:0 0 24px"><h3 style="margin:0;font:600 17px/1.4 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif"><a class="quiet" href="${escapeHtml(webAddress(one.url))}" style="color:#0b5d57;text-decoration:none;display:inline-block;padding:2px 0">${escapeHtml(one.title)}</a></h3>${small(one.facts, "color:#566064;font-size:14px")}${small(one.words, "color:#3f484a")}</div>`;
  return `<h2 class="line" style="margin:32px 0 20px;padding:20px 0 0;border-top:1px solid #e3dccd;font:600 19px/1.3 Georgia,'Noto Serif',serif">${escapeHtml(title)}</h2>
${items.map(item).join("\n")}`;
}

function sectionText({ title, items }: MailSection): string {
  const parts = items.map((one) =>
    [
      one.title,
      ...(one.facts ? [one.facts] : []),
      ...(one.words ? [one.words] : []),
      webAddress(one.url),
    ].join("\n"),
  );
  return [`${title}\n${"-".repeat(Math.min(72, [...title].length))}`, ...parts].join("\n\n");
}

function textOf(content: MailContent): string {
  const { community, title, paragraphs, sections = [], action, footer, footerLinks = [] } = content;
  const parts = [
    community,
    `${title}\n${"=".repeat(Math.min(72, [...title].length))}`,
    ...paragraphs.map((paragraph) => paragraph.trim()),
    ...sections.map(sectionText),
    ...(action ? [`${action.label}:\n${webAddress(action.url)}`] : []),
    // A line of two dashes and a space: mail programs fold what follows as a signature.
    ["-- ", footer, ...footerLinks.map((target) => `${target.label}: ${webAddress(target.url)}`)].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Mail programs read little CSS, so the light look stands on the elements; those that know dark screens read this. */
const darkStyle = [
  ":root{color-scheme:light dark}",
  "@media (prefers-color-scheme:dark){",
  ".paper{background:#15191a!important;color:#ece7dc!important}",
  ".soft{color:#aab1ae!important}",
  ".line{border-color:#2f3739!important}",
  ".quiet{color:#7fcfc4!important}",
  ".button{background:#7fcfc4!important;color:#06211f!important}",
  "}",
].join("");

const styles = {
  button:
    "display:inline-block;padding:12px 20px;border-radius:10px;background:#0b5d57;color:#ffffff;text-decoration:none;font-weight:600",
  quiet: "color:#0b5d57",
};

function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw new Error(`A mail links to web pages only, not to ${protocol}`);
  return href;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
