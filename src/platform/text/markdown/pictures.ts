import type { Env, MarkdownIt, StateCore, Token } from "markdown-it";
import { escapeHtml } from "../entities.ts";
import { attachmentIdOf, type Found, foundIn } from "./found.ts";

/**
 * Attached pictures become the markup that the room above makes of them; all others become links, because a picture loaded
 * from another server would tell that server who reads what.
 */
export function pictures(md: MarkdownIt): void {
  md.core.ruler.push("pictures", (state) => {
    const found = foundIn(state.env);
    for (const block of state.tokens)
      for (const child of block.children ?? [])
        if (child.type === "image") resolve(md, child, found, state.env);
    if (state.tokens.some((block) => block.children?.some(isFigure))) state.tokens = liftFigures(state);
  });
  md.renderer.rules.figure = (tokens, at) => tokens[at]?.content ?? "";
  md.renderer.rules.image = (tokens, at) => tokens[at]?.content ?? "";
}

/** Turns an image token into a `figure` (trusted, by its slot) or leaves an `image` whose content is a harmless link. */
function resolve(md: MarkdownIt, token: Token, found: Found, env: Env): void {
  const src = String(token.attrGet("src") ?? "");
  const alt = md.renderer.renderInlineAsText(
    token.children ?? [],
    md.options as Required<typeof md.options>,
    env,
  );
  const id = attachmentIdOf(src);
  if (id !== null) {
    found.attachmentIds.add(id);
    const markup =
      found.options.picture?.(id, { src, alt, title: String(token.attrGet("title") ?? "") }) ?? null;
    if (markup !== null) {
      token.type = "figure";
      token.content = found.slot(markup);
      return;
    }
  }
  if (/^https?:/i.test(src)) found.links.add(src);
  const address = id === null ? src : `/files/${id}`;
  const text = alt.trim() || shortAddress(src);
  token.content = /^(?:https?:|\/)/i.test(address)
    ? `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`
    : escapeHtml(text);
}

function shortAddress(src: string): string {
  return /^(?:data|attachment):/i.test(src) ? "…" : src;
}

function isFigure(token: Token): boolean {
  return token.type === "figure";
}

/** A figure cannot stand inside a paragraph: splits the paragraph around it, or puts it behind when it stands in emphasis. */
function liftFigures(state: StateCore): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < state.tokens.length; at++) {
    const open = state.tokens[at];
    const inline = state.tokens[at + 1];
    const close = state.tokens[at + 2];
    if (open?.type !== "paragraph_open" || !inline?.children?.some(isFigure) || close === undefined) {
      if (open !== undefined) out.push(open);
      continue;
    }
    for (const piece of pieces(inline.children)) {
      if (
        piece.text.some(
          (token) => token.content.trim() !== "" || token.nesting !== 0 || /^(?:image|code)/.test(token.type),
        )
      ) {
        const part = new state.Token("inline", "", 0);
        part.children = piece.text;
        out.push(open, part, close);
      }
      for (const figure of piece.figures) out.push(figure);
    }
    at += 2;
  }
  return out;
}

/** Runs of inline tokens, each with the figures that follow it. A line break next to a figure is dropped. */
function pieces(children: readonly Token[]): { text: Token[]; figures: Token[] }[] {
  const all: { text: Token[]; figures: Token[] }[] = [];
  let text: Token[] = [];
  let figures: Token[] = [];
  let depth = 0;
  const finish = (): void => {
    while (text.at(-1)?.type.endsWith("break")) text.pop();
    while (text[0]?.type.endsWith("break")) text.shift();
    all.push({ text, figures });
    text = [];
    figures = [];
  };
  for (const token of children) {
    depth += token.nesting;
    if (isFigure(token)) figures.push(token);
    else text.push(token);
    if (depth === 0 && figures.length > 0) finish();
  }
  finish();
  return all;
}
