import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { foldHandle } from "../handles.ts";
import { type Found, foundIn } from "./found.ts";

/** An `@` that no word, address or path runs into, and the longest handle behind it. */
const mention =
  /(?<![\p{L}\p{M}\p{N}_@./+-])@([\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*)(?![\p{L}\p{M}\p{N}@_]|[-.][\p{L}\p{N}])/gu;
const maxHandleLength = 80;

/** Makes `@handle` a link where the handle is somebody's. Runs after links are known, and before escapes are merged in. */
export function mentions(md: MarkdownIt): void {
  md.core.ruler.after("linkify", "mentions", (state) => {
    const found = foundIn(state.env);
    for (const block of state.tokens)
      if (block.children !== null && block.content.includes("@"))
        block.children = linkMentions(state, block.children, found);
  });
}

function linkMentions(state: StateCore, tokens: Token[], found: Found): Token[] {
  const out: Token[] = [];
  let linkDepth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.type === "link_open") linkDepth++;
    if (token.type === "link_close") linkDepth--;
    if (token.type !== "text" || linkDepth > 0 || !token.content.includes("@")) out.push(token);
    else for (const piece of splitText(state, token, endsInWord(tokens[at - 1]), found)) out.push(piece);
  }
  return out;
}

function splitText(state: StateCore, token: Token, afterWord: boolean, found: Found): Token[] {
  const out: Token[] = [];
  const text = token.content;
  let from = 0;
  const push = (type: string, tag: string, nesting: -1 | 0 | 1, content = ""): Token => {
    const made = new state.Token(type, tag, nesting);
    made.content = content;
    made.level = token.level;
    out.push(made);
    return made;
  };
  for (const match of text.matchAll(mention)) {
    if ((match.index === 0 && afterWord) || match[0].length > maxHandleLength) continue;
    const handle = foldHandle(match[1] ?? "");
    found.mentions.add(handle);
    const address = found.options.mention?.(handle) ?? null;
    if (address === null) continue;
    if (match.index > from) push("text", "", 0, text.slice(from, match.index));
    push("mention_open", "a", 1).attrs = [
      ["class", "mention"],
      ["href", address],
    ];
    push("text", "", 0, match[0]);
    push("mention_close", "a", -1);
    from = match.index + match[0].length;
  }
  if (out.length === 0) return [token];
  if (from < text.length) push("text", "", 0, text.slice(from));
  return out;
}

function endsInWord(token: Token | undefined): boolean {
  return token !== undefined && /^text/.test(token.type) && /[\p{L}\p{M}\p{N}_@./+-]$/u.test(token.content);
}
