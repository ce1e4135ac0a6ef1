import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlToMarkdown } from "../html-to-markdown.ts";
import { renderMarkdown } from "./render-markdown.ts";

/** Public collections of texts that broke other programs. They are not part of the project; without them these tests are skipped. */
const data = resolve(import.meta.dirname, "../../../../../shared/data");
const specPath = `${data}/markdown/commonmark/spec.txt`;
const payloadsPath = `${data}/html-sanitizer/dompurify/expect.mjs`;
const naughtyPath = `${data}/strings/blns/blns.json`;

const tags = new Set(
  "p br hr h2 h3 h4 ul ol li blockquote pre code em strong s a table thead tbody tr th td details summary weft-video".split(
    " ",
  ),
);
const attributes = new Set(
  "href title rel class start data-preview data-provider data-id data-src data-name".split(" "),
);

/**
 * Reads HTML as strictly as our renderer must write it: known elements with known, quoted attributes and harmless addresses,
 * every other "<" escaped. Anything else is a breach.
 */
function breaches(html: string): string[] {
  const found: string[] = [];
  const rest = html.replace(
    /<\/?([a-z][a-z0-9-]*)((?: [a-z-]+="[^"<>]*")*)( \/)?>/g,
    (_, tag: string, written: string) => {
      if (!tags.has(tag)) found.push(`element ${tag}`);
      for (const [, name = "", value = ""] of written.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
        if (!attributes.has(name)) found.push(`attribute ${name}`);
        if (
          /^(?:href|data-src|data-preview)$/.test(name) &&
          !/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|[?#]|[^:]*$)/i.test(value)
        )
          found.push(`address ${value}`);
      }
      return "";
    },
  );
  if (rest.includes("<")) found.push(`stray < in ${rest.slice(rest.indexOf("<"), rest.indexOf("<") + 60)}`);
  return found;
}

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#x0A;script:alert(1))",
  "[x](&#x6A;avascript:alert(1))",
  "[x](\\javascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](data:image/svg+xml;base64,AAAA)",
  "[x](//evil.example)",
  "[x](/\\evil.example)",
  "[x](\\\\evil.example)",
  "![x](javascript:alert(1))",
  '![x](https://e.nz/"onerror=alert(1))',
  '[x](https://e.nz "\\" onmouseover=alert(1)")',
  "<javascript:alert(1)>",
  '<https://e.nz/"><script>alert(1)</script>>',
  '```"><script>alert(1)</script>\nx\n```',
  ":::details <img src=x onerror=alert(1)>\nx\n:::",
  'https://youtu.be/dQw4w9WgXcQ"><script>',
  "https://x.example/w/%22%3E%3Cscript%3E",
  '@anna"><script>alert(1)</script>',
  "\ud800 <b>\udfff",
];

describe("what comes out of the renderer", () => {
  test("the reader of these tests knows a breach when it sees one", () => {
    expect(breaches("<script>")).not.toEqual([]);
    expect(breaches('<a onclick="x">')).not.toEqual([]);
    expect(breaches('<a href="javascript:x">')).not.toEqual([]);
    expect(breaches("<p><img src=x onerror=x></p>")).not.toEqual([]);
    expect(breaches('<p>a &lt; b <a href="/x">c</a></p>')).toEqual([]);
  });

  test.each(hostile)("%s does no harm", (markdown) => {
    const everything = { mention: (handle: string) => `/people/${handle}` };
    expect(breaches(renderMarkdown(markdown, everything).html)).toEqual([]);
  });

  test("holds nothing but the listed elements and attributes, whatever is written", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...hostile,
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        '"',
        "`",
        "*",
        "_",
        "|",
        "\n",
        "\n\n",
        "@a",
        ":::details ",
        "http://",
        "&#",
        "\\",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(breaches(renderMarkdown(pieces.join("")).html)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.skipIf(!existsSync(specPath))("holds for every example of the CommonMark specification", () => {
    const examples = readFileSync(specPath, "utf8").match(/^`{32} example\n[\s\S]*?^`{32}$/gm) ?? [];
    expect(examples.length).toBeGreaterThan(600);
    for (const example of examples) {
      const [markdown = ""] = example.slice(example.indexOf("\n") + 1).split("\n.\n");
      expect(breaches(renderMarkdown(markdown.replaceAll("→", "\t")).html), markdown).toEqual([]);
    }
  });

  test.skipIf(!existsSync(payloadsPath))(
    "holds for the payloads against sanitisers, written and taken in from HTML",
    async () => {
      const { default: payloads } = (await import(/* @vite-ignore */ pathToFileURL(payloadsPath).href)) as {
        default: { payload: string }[];
      };
      expect(payloads.length).toBeGreaterThan(100);
      for (const { payload } of payloads) {
        expect(breaches(renderMarkdown(payload).html), payload).toEqual([]);
        expect(breaches(renderMarkdown(htmlToMarkdown(payload)).html), payload).toEqual([]);
      }
    },
  );

  test.skipIf(!existsSync(naughtyPath))("holds for the big list of naughty strings", () => {
    for (const text of JSON.parse(readFileSync(naughtyPath, "utf8")) as string[]) {
      expect(breaches(renderMarkdown(text).html), text).toEqual([]);
      expect(breaches(renderMarkdown(htmlToMarkdown(text)).html), text).toEqual([]);
    }
  });
});

describe("hostile texts of full length", () => {
  const length = 100_000;
  const unit = [
    "[",
    "![",
    "> ",
    "- ",
    "*a ",
    "_a*",
    "~~a",
    "@a ",
    "@a-",
    "@a@",
    "http://",
    "a@",
    "<a",
    "[a](",
    "[a]: b\n",
    "&amp;",
    "`",
    ":::details a\n",
    "|a",
    "a.",
    "\\",
    "\u0301",
    "\t",
  ];
  test.each(unit)(
    "%j over and over is rendered to its end",
    (text) => {
      // Work that grew with the square of the length would not end within the limit of a test.
      const { html } = renderMarkdown(text.repeat(length / text.length), {
        mention: (handle) => `/people/${handle}`,
      });
      expect(html).not.toContain("<script");
    },
    60_000,
  );
});
