import type { Token } from "./read-markdown.ts";

/** The text has something that the surface could not give back. */
export class CannotHold extends Error {}

interface InlineJson {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

const markNames: Readonly<Record<string, string>> = {
  strong: "bold",
  em: "italic",
  s: "strike",
  link: "link",
};

/** The words of a block with their marks, as JSON of the surface. @throws CannotHold */
export function readInline(tokens: readonly Token[]): InlineJson[] {
  const out: InlineJson[] = [];
  const marks: { type: string; attrs?: Record<string, unknown> }[] = [];
  const push = (json: InlineJson) => out.push({ ...json, marks: [...(json.marks ?? []), ...marks] });
  for (const [at, token] of tokens.entries()) {
    // A bare address stays text: what is linked is decided anew when it is rendered.
    if (token.markup === "linkify") continue;
    const [, name, end] = /^(\w+)_(open|close)$/.exec(token.type) ?? [];
    if (name && end) {
      const type = markNames[name];
      if (!type) throw new CannotHold(token.type);
      if (marks.some((mark) => mark.type === type) && end === "open")
        throw new CannotHold(`${type} in ${type}`);
      if (end === "close" && tokens[at - 1]?.type === `${name}_open`)
        throw new CannotHold(`nothing in ${type}`);
      if (end === "close") marks.pop();
      else marks.push(type === "link" ? { type, attrs: linkOf(token) } : { type });
    } else if (token.type === "text") {
      if (token.content !== "") push({ type: "text", text: token.content });
    } else if (token.type === "code_inline") {
      push({ type: "text", text: token.content, marks: [{ type: "code" }] });
    } else if (token.type === "softbreak" || token.type === "hardbreak") {
      push({ type: "hardBreak" });
    } else if (token.type === "image") {
      push({ type: "picture", attrs: pictureOf(token) });
    } else throw new CannotHold(token.type);
  }
  return out;
}

function linkOf(token: Token): Record<string, unknown> {
  return {
    href: String(token.attrGet("href") ?? ""),
    title: titleOf(token),
    auto: token.info === "auto",
  };
}

function pictureOf(token: Token): Record<string, unknown> {
  return {
    src: String(token.attrGet("src") ?? ""),
    alt: wordsOf(token.children ?? []),
    title: titleOf(token),
  };
}

function titleOf(token: Token): string | null {
  const title = token.attrGet("title");
  return title === null || title === undefined ? null : String(title);
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      token.type === "image"
        ? wordsOf(token.children ?? [])
        : /break$/.test(token.type)
          ? "\n"
          : token.content,
    )
    .join("");
}
