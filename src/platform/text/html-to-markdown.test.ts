import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { plainText } from "./plain-text.ts";

describe("HTML from outside", () => {
  test.each([
    ["<p>Hi <b>you</b> and <i>me</i>, <del>not him</del></p>", "Hi **you** and *me*, ~~not him~~"],
    ["<h2>A</h2><ul><li>a<li>b</ul>", "## A\n\n-   a\n-   b"],
    ['<a href="https://e.nz">k</a> <a href="javascript:x">j</a>', "[k](https://e.nz) j"],
    ["<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"],
    ["a<br>b", "a\nb"],
    [
      '<a href="mailto:a_b@e.nz">a_b@e.nz</a> <a href="https://e.nz/">https://e.nz</a>',
      "<a_b@e.nz> <https://e.nz>",
    ],
    ["<blockquote>a<br><br><br><br>b</blockquote>", "> a\n>\n> b"],
    [
      "<table><tr><th>A</th><th>B|</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
      "| A | B\\| |\n| --- | --- |\n| 1 | 2 3 |",
    ],
  ])("%s becomes Markdown", (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test("scripts, styles, hidden parts, comments and pixels are dropped", () => {
    const html =
      "<head><title>t</title><style>s</style></head><script>x</script><!-- c --><div style='display:none'>h1<p>h2</p></div>" +
      "<span hidden>h3</span><img src='https://t.example/p.gif' width='1' height='1'>Seen";
    expect(htmlToMarkdown(html)).toBe("Seen");
  });

  test("tables that lay out a mail become paragraphs", () => {
    const html = "<table><tr><td><table><tr><td>One</td></tr><tr><td>Two</td></tr></table></td></tr></table>";
    expect(htmlToMarkdown(html)).toBe("One\n\nTwo");
  });

  test("pictures get the address they are given, or go", () => {
    const picture = (src: string) => (src === "cid:a" ? "attachment:1" : null);
    expect(htmlToMarkdown('<img src="cid:a" alt="A"><img src="cid:b">', { picture })).toBe(
      "![A](attachment:1)",
    );
    expect(htmlToMarkdown('x<img src="cid:a">')).toBe("x");
  });

  test("text that looks like Markdown stays text", () => {
    expect(htmlToMarkdown("<p># no heading</p><p>*a*</p>")).toBe("\\# no heading\n\n\\*a\\*");
  });
});

describe("monstrous HTML", () => {
  const monsters = {
    "300,000 open elements": `seen${"<b>".repeat(300_000)}`,
    "crossed formatting": `seen${Array.from({ length: 30_000 }, (_, at) => `<font size=${at}><p>`).join("")}`,
    "deep and closed": `${"<div>".repeat(50_000)}seen${"</div>".repeat(50_000)}`,
    "a picture written out": `<img src="data:image/png;base64,${"QUJD".repeat(500_000)}"><p>seen</p>`,
    "just under the limits": `${(`${"<div>".repeat(190)}x${"</div>".repeat(190)}`).repeat(60)}<p>seen</p>`,
    "many small paragraphs": `<p>seen</p>${"<p>a b</p>".repeat(11_000)}`,
    "many data cells": `<p>seen</p><table>${"<tr><td>a</td><td>b</td></tr>".repeat(3900)}</table>`,
    "many lists": `<p>seen</p>${"<ul><li>a".repeat(100)}`,
    spaces: `<p>seen${" ".repeat(390_000)}x</p>`,
    "angle brackets": `seen ${"<".repeat(390_000)}`,
    "letters to escape": `seen ${"*_`[".repeat(90_000)}`,
  };
  test.each(Object.entries(monsters))(
    "%s are taken in",
    (_, html) => {
      // Work that grew with the square of the length would not end within the limit of a test.
      expect(htmlToMarkdown(html)).toContain("seen");
    },
    60_000,
  );

  test("nothing makes it throw", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<a href='",
      "'>",
      "<!--",
      "-->",
      "<pre>",
      "<li>",
      "<b",
      ">",
      "x",
      "&amp;",
      "<svg>",
      "<template>",
      "<select>",
      "<math>",
      "</",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        (pieces) => typeof htmlToMarkdown(pieces.join("")) === "string",
      ),
    );
  });
});

describe("plain text", () => {
  test("has words, lines and paragraphs and no markup", () => {
    expect(plainText("<p>a&amp;b<br>c</p><div>d <b>e</b>f</div><script>z</script><!-- x -->t")).toBe(
      "a&b\nc\n\nd ef\nt",
    );
  });

  test("a lone < is text, a quoted > ends no tag", () => {
    expect(plainText('1 < 2 <a title="x > y">link</a>')).toBe("1 < 2 link");
  });

  test("elements can be left out with all they hold", () => {
    expect(plainText("a <figure>b<figure>c</figure>d</figure> e", new Set(["figure"]))).toBe("a\ne");
  });

  test("decodes each reference once", () => {
    expect(plainText("&amp;lt; &#x101; &eacute; \\&nosuch;")).toBe("&lt; ā é \\&nosuch;");
  });
});
