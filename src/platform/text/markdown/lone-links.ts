import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { escapeHtml } from "../entities.ts";
import { type Video, videoOf } from "../videos.ts";
import { type Found, foundIn } from "./found.ts";

/**
 * A paragraph of the text itself (not of a quote or a list) that is nothing but one address becomes a video frame or a link
 * preview. A link with words of the author's own stays a link, unless it leads to a video: then they are its title.
 */
export function loneLinks(md: MarkdownIt): void {
  md.core.ruler.push("lone_links", (state) => {
    const found = foundIn(state.env);
    const out: Token[] = [];
    for (let at = 0; at < state.tokens.length; at++) {
      const token = state.tokens[at] as Token;
      const link =
        token.type === "paragraph_open" && token.level === 0
          ? loneLink(state.tokens[at + 1]?.children ?? [])
          : null;
      const html = link === null ? null : frameOf(link, found);
      if (html === null) {
        out.push(token);
        continue;
      }
      const made: Token = new state.Token("lone_link", "", 0);
      made.block = true;
      made.content = html;
      out.push(made);
      at += 2;
    }
    state.tokens = out;
  });
  md.renderer.rules.lone_link = (tokens, at) => `${tokens[at]?.content ?? ""}\n`;
}

/** External addresses of a text, in the order they stand in. Addresses of attachments become their path. */
export function collectLinks(state: StateCore): void {
  const found = foundIn(state.env);
  for (const block of state.tokens)
    for (const token of block.children ?? []) {
      if (token.type !== "link_open") continue;
      const href = String(token.attrGet("href") ?? "");
      if (/^https?:/i.test(href)) found.links.add(href);
    }
}

interface LoneLink {
  readonly url: string;
  /** The author's words; null for a bare address. */
  readonly title: string | null;
  readonly text: string;
}

function loneLink(children: readonly Token[]): LoneLink | null {
  const tokens = children.filter((token) => token.type !== "text" || token.content.trim() !== "");
  const [open, ...rest] = tokens;
  if (open?.type !== "link_open" || rest.pop()?.type !== "link_close") return null;
  if (rest.length === 0 || rest.some((token) => !/^text/.test(token.type))) return null;
  const url = String(open.attrGet("href") ?? "");
  if (!/^https?:\/\//i.test(url)) return null;
  const text = rest.map((token) => token.content).join("");
  return { url, text, title: open.info === "auto" ? null : text };
}

function frameOf(link: LoneLink, found: Found): string | null {
  const video = videoOf(link.url);
  if (video !== null) {
    found.videos.set(video.watchUrl, video);
    return videoFrame(video, { ...link, title: link.title ?? found.options.videoTitle?.(video) ?? null });
  }
  if (link.title !== null) return null;
  found.previews.add(link.url);
  const card = found.options.preview?.(link.url);
  if (card) return found.slot(card);
  const url = escapeHtml(link.url);
  return `<p><a class="preview" data-preview="${url}" href="${url}">${escapeHtml(link.text)}</a></p>`;
}

/** Loads nothing from outside; without a script it is a link to the video. */
function videoFrame(video: Video, link: LoneLink): string {
  const text = link.title ?? link.text.replace(/^https?:\/\/(?:www\.)?/i, "");
  return (
    `<weft-video class="video" data-provider="${escapeHtml(video.provider)}" data-id="${escapeHtml(video.id)}"` +
    ` data-src="${escapeHtml(video.embedUrl)}" data-name="${escapeHtml(video.name)}">` +
    `<a href="${escapeHtml(link.url)}">${escapeHtml(text)}</a></weft-video>`
  );
}
