import type { Node } from "@tiptap/pm/model";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../platform/text/index.ts";
import { canHold, documentOf, KeptSources, writeAnew } from "./kept-sources.ts";
import { surfaceSchema } from "./schema.ts";

const picture = "![The river](attachment:11111111-1111-4111-8111-111111111111)";

const texts = [
  "",
  "\n\n",
  "Kia ora.",
  "  Kia ora.  \n\n\n",
  "One line\nand the next\\\nand one more",
  "# A\n\n## B ##\n\nC\n===\n\nD\n---",
  "*one* _two_ **three** __four__ ~~five~~ `six` ***seven***",
  "- one\n- two\n    - three\n\n      more of three\n+ other\n\n\n* third",
  "3) three\n4) four\n\n1. one",
  "> said\nlazily\n>\n> > twice\n\n> apart",
  "```js title=x\nconst a = `b`;\n```\n\n    indented\n\n~~~~\n```\n~~~~",
  "| a | b |\n|:--|--:|\n| `x\\|y` | **z** |\n\nafter",
  `Before\n\n${picture}\n\nafter ${picture} it`,
  "[a](https://school.example 'T') <https://b.example> https://c.example/_x_ www.d.org hana@school.example",
  "[one][two]\n\n[two]: https://school.example/two\n\nand more",
  "Kia ora @hana-kereama and :smile:",
  ":::details Earlier\nany **thing**\n:::\n\nafter",
  "***\n\n- - -",
  "<b>not bold</b> &amp; &lt; \\* \\[x]",
  "- [ ] to do\n- [x] done",
  "1. \n2. two\n- \n",
  "**[Babel](https://en.example)** and *[active](https://b.example)*",
];

describe("a text on the surface", () => {
  test.each(texts)("%j comes back as it came", (text) => {
    const sources = new KeptSources(surfaceSchema);
    expect(sources.write(sources.open(text))).toBe(text);
  });

  test.each(texts)("%j says the same when all of it is written anew", (text) => {
    const anew = writeAnew(new KeptSources(surfaceSchema).open(text));
    expect(plain(anew)).toBe(plain(text));
  });

  test("keeps the blocks that nobody touched, when one is changed", () => {
    const text = "* one\n* two\n\n\nSome __old__ words\n\n\n\nTitle\n=====\n";
    const sources = new KeptSources(surfaceSchema);
    const doc = sources.open(text);
    const changed = doc.replace(
      doc.child(0).nodeSize + 1,
      doc.child(0).nodeSize + 5,
      documentOf(surfaceSchema, [paragraph("New")]).slice(1, 4),
    );
    expect(sources.write(changed)).toBe("* one\n* two\n\nNew **old** words\n\nTitle\n=====\n");
  });

  test("comes back as it came when a change is taken back", () => {
    const text = "Some __old__ words";
    const sources = new KeptSources(surfaceSchema);
    const doc = sources.open(text);
    const again = surfaceSchema.nodeFromJSON(doc.toJSON());
    expect(again.child(0)).not.toBe(doc.child(0));
    expect(sources.write(again)).toBe(text);
  });

  test.each([
    ["_a _b_ c_", "emphasis in emphasis"],
    ["A\nB\n===", "a heading of two lines"],
    ["> [a]: /b\n\n[a]", "addresses inside of a quote"],
    ["[](https://school.example)", "a link without words"],
  ])("%j is not taken: %s", (text) => {
    expect(canHold(surfaceSchema, text.replace(/[\s\S]*/, "Kia ora"))).toBe(true);
    expect(canHold(surfaceSchema, text)).toBe(false);
  });
});

test("blocks of two texts, put among each other, are read as what they were", () => {
  const block = fc.constantFrom(
    ...texts.flatMap((text) => [...new KeptSources(surfaceSchema).open(text).children]),
  );
  const keeping = fc.constantFrom(...texts);
  fc.assert(
    fc.property(
      keeping,
      fc.array(fc.tuple(fc.nat(6), block), { minLength: 1, maxLength: 4 }),
      (text, put) => {
        const sources = new KeptSources(surfaceSchema);
        const blocks = [...sources.open(text).children];
        for (const [at, one] of put) blocks.splice(Math.min(at, blocks.length), 0, one);
        const doc = documentOf(surfaceSchema, blocks);
        const written = sources.write(doc);
        expect(writeAnew(new KeptSources(surfaceSchema).open(written))).toBe(writeAnew(doc));
      },
    ),
    { numRuns: 500 },
  );
});

describe("words typed on the surface", () => {
  test.each([
    "1. not a list",
    "# no heading",
    "- no item",
    "> no quote",
    "a * b * c",
    "*stars* and _lines_ and `ticks` and [links](x) and ![x](y)",
    "snake_case_name stays",
    "https://school.example/a_b_c*d",
    "<https://x.example> & &amp; \\ \\*",
    "~~~",
    ":::details",
    "| a | b |",
    "---",
    "a ~~b~~ c",
  ])("%j are read as those words", (words) => {
    const written = writeAnew(documentOf(surfaceSchema, [paragraph(words)]));
    expect(new KeptSources(surfaceSchema).open(written).textContent).toBe(words);
  });

  test("are read as those words, whatever they are", () => {
    const sign = fc.constantFrom(..."*_`~[]()<>#!|&;:+-=.\\/@1a é\n");
    const words = fc.string({ unit: sign, maxLength: 24 });
    fc.assert(
      fc.property(words, (text) => {
        const lines = text.split("\n").map((line) => line.trim());
        const doc = documentOf(surfaceSchema, [withBreaks(lines)]);
        expect(linesOf(writeAnew(doc))).toEqual(lines.join("\n").trim());
      }),
      { numRuns: 3000 },
    );
  });
});

test("whatever Markdown comes in goes out as it came, or is not taken", () => {
  const piece = fc.constantFrom(
    ..."*,**,_,~~,`,```,\n,\n\n,  ,    ,- ,1. ,> ,# ,a,b c,[x](y),![p](q),|,---,\\,<,&amp;,:::details x,:::,https://a.example/x_y,===,[r]: /u,\t".split(
      ",",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      if (!canHold(surfaceSchema, text)) return;
      const sources = new KeptSources(surfaceSchema);
      const doc = sources.open(text);
      expect(sources.write(doc)).toBe(text);
      const anew = writeAnew(doc);
      expect(canHold(surfaceSchema, anew)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

function paragraph(words: string): Node {
  return withBreaks([words]);
}

function withBreaks(lines: readonly string[]): Node {
  const { paragraph: type, hardBreak } = surfaceSchema.nodes;
  const inside = lines.flatMap((line, at) => [
    ...(at > 0 ? [hardBreak?.create() as Node] : []),
    ...(line === "" ? [] : [surfaceSchema.text(line)]),
  ]);
  return type?.create(null, inside) as Node;
}

/** The words of a text with its line breaks, where it is one paragraph or nothing. */
function linesOf(markdown: string): string {
  const doc = new KeptSources(surfaceSchema).open(markdown);
  expect(doc.childCount).toBe(1);
  return doc.textBetween(0, doc.content.size, "\n\n", (leaf) =>
    leaf.type.name === "hardBreak" ? "\n" : "￼",
  );
}

const plain = (markdown: string) => renderMarkdown(markdown).html.replace(/\s+/g, " ");
