import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldMarkdown } from "../../grammar/index.ts";
import type { RenderOptions } from "./found.ts";
import { renderMarkdown } from "./render-markdown.ts";

const id = "0190a1b2-0000-7000-8000-000000000001";
const figure: RenderOptions = {
  picture: (found, { alt }) => ({ html: `<figure data-of="${found}">${alt}</figure>` }),
};
const everybody: RenderOptions = { mention: (handle) => `/people/${handle}` };

describe("mentions", () => {
  test("a handle with macrons is found folded and shown as it was written", () => {
    const { html, mentions } = renderMarkdown("Kia ora @Wiremu-Pōtae, @wiremu-potae!", everybody);
    expect(mentions).toEqual(["wiremu-potae"]);
    expect(html).toContain('<a class="mention" href="/people/wiremu-potae">@Wiremu-Pōtae</a>,');
  });

  test.each([
    "`@anna`",
    "```\n@anna\n```",
    "[@anna](https://e.nz)",
    "me@anna.nz",
    "https://e.nz/@anna",
    "\\@anna",
    "@anna@e.nz",
    "@anna.nz",
  ])("%s mentions nobody", (markdown) => {
    expect(renderMarkdown("@anna", everybody).mentions).toEqual(["anna"]);
    const { mentions, html } = renderMarkdown(markdown, everybody);
    expect(mentions).toEqual([]);
    expect(html).not.toContain('class="mention"');
  });

  test("a handle that is nobody's stays text and is still reported", () => {
    const { html, mentions } = renderMarkdown("@nobody", { mention: () => null });
    expect(html).toBe("<p>@nobody</p>\n");
    expect(mentions).toEqual(["nobody"]);
  });
});

describe("pictures", () => {
  test("an attached picture is what the room above makes of it, outside the paragraph", () => {
    const { html, attachmentIds } = renderMarkdown(`Before ![A *hui*](attachment:${id}) after`, figure);
    expect(html.replace(/\n/g, "")).toBe(`<p>Before </p><figure data-of="${id}">A hui</figure><p> after</p>`);
    expect(attachmentIds).toEqual([id]);
  });

  test("one inside emphasis is put behind its paragraph", () => {
    const { html } = renderMarkdown(`**a ![x](/files/${id}/x.png) b**`, figure);
    expect(html.replace(/\n/g, "")).toBe(`<p><strong>a  b</strong></p><figure data-of="${id}">x</figure>`);
  });

  test("a picture from elsewhere is a link with its words and loads nothing", () => {
    const { html, links } = renderMarkdown(
      "![A map](https://e.nz/map.png) ![dot](data:image/png;base64,AAAA)",
    );
    expect(html).toBe('<p><a href="https://e.nz/map.png" rel="nofollow ugc noopener">A map</a> dot</p>\n');
    expect(links).toEqual(["https://e.nz/map.png"]);
  });

  test("a link to an attachment leads to the file", () => {
    const { html, attachmentIds } = renderMarkdown(`[Minutes](attachment:${id})`);
    expect(html).toContain(`<a href="/files/${id}" class="attachment">Minutes</a>`);
    expect(attachmentIds).toEqual([id]);
  });
});

describe("lone links", () => {
  test("a video alone in a paragraph is a frame that is a link without a script", () => {
    const { html, videos, previews } = renderMarkdown("See:\n\nhttps://youtu.be/dQw4w9WgXcQ?t=1m30s");
    expect(html).toContain('data-src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"');
    expect(html).toContain('<a href="https://youtu.be/dQw4w9WgXcQ?t=1m30s" rel="nofollow ugc noopener">');
    expect(html).not.toContain("<iframe");
    expect(videos.map((video) => video.id)).toEqual(["dQw4w9WgXcQ"]);
    expect(previews).toEqual([]);
  });

  test("a bare video is called by its title where that is known", () => {
    const address = "https://youtu.be/dQw4w9WgXcQ";
    const { html } = renderMarkdown(address, { videoTitle: (video) => `<${video.provider}>` });
    expect(html).toContain(">&lt;youtube&gt;</a>");
    const named = renderMarkdown(`[Ours](${address})`, { videoTitle: () => "Theirs" });
    expect(named.html).toContain(">Ours</a>");
  });

  test("the author's words are the title of a video", () => {
    expect(renderMarkdown("[Our hui](https://vimeo.com/12345678)").html).toMatch(
      /<weft-video .*>Our hui<\/a><\/weft-video>/,
    );
  });

  test("an address alone is marked for a preview, or is its card", () => {
    const { html, previews, links } = renderMarkdown("https://e.nz/a?b=1&c=2");
    expect(html).toContain(
      'class="preview" data-preview="https://e.nz/a?b=1&amp;c=2" href="https://e.nz/a?b=1&amp;c=2"',
    );
    expect(previews).toEqual(["https://e.nz/a?b=1&c=2"]);
    expect(links).toEqual(previews);
    expect(
      renderMarkdown("https://e.nz", { preview: (url) => ({ html: `<aside>${url}</aside>` }) }).html,
    ).toBe("<aside>https://e.nz</aside>\n");
  });

  test.each([
    "Look: https://e.nz",
    "> https://e.nz",
    "- https://e.nz",
    "[words](https://e.nz)",
    "https://e.nz\nhttps://e.org",
  ])("%j is no preview", (markdown) => {
    expect(renderMarkdown(markdown).previews).toEqual([]);
    expect(renderMarkdown(markdown).links).toContain("https://e.nz");
  });
});

describe("folded blocks", () => {
  test("hold any Markdown behind a summary", () => {
    const { html } = renderMarkdown(":::details Earlier *mail*\n> quoted\n\n- one\n:::\nafter");
    expect(html).toContain(
      '<details class="folded">\n<summary>Earlier <em>mail</em></summary>\n<blockquote>',
    );
    expect(html).toMatch(/<\/ul>\n<\/details>\n<p>after<\/p>/);
  });

  test("end with the text when nobody closed them", () => {
    expect(renderMarkdown(":::details x\nrest").html).toMatch(/<p>rest<\/p>\n<\/details>\n$/);
  });

  test("whatever is folded stays inside", () => {
    const piece = fc.constantFrom(
      "text",
      "",
      ":::",
      "::::",
      ":::::details x",
      "```",
      "> :::",
      "- a",
      "    :::",
      "# h",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (lines) => {
        const { html } = renderMarkdown(`${foldMarkdown("Sum", lines.join("\n"))}\nOUTSIDE`);
        const outside = html.indexOf("<p>OUTSIDE</p>");
        expect(outside).toBeGreaterThan(0);
        expect(html.slice(0, outside).match(/<details/g)?.length).toBe(
          html.slice(0, outside).match(/<\/details>/g)?.length,
        );
      }),
    );
  });
});

describe("the form of a text", () => {
  test("headings start below the title of the page and stop at h4", () => {
    expect(renderMarkdown("### a\n\n#### b").html).toBe("<h2>a</h2>\n<h3>b</h3>\n");
    expect(renderMarkdown("# a\n\n## b\n\n###### c").html).toBe("<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n");
  });

  test("cells are aligned by class, without inline style", () => {
    expect(renderMarkdown("| a |\n|--:|\n| ~~1~~ |").html).toContain('<td class="align-right"><s>1</s></td>');
  });

  test("file names are no addresses, domains are", () => {
    expect(renderMarkdown("readme.md and setup.py").links).toEqual([]);
    expect(renderMarkdown("see www.tki.org.nz/x").links).toEqual(["http://www.tki.org.nz/x"]);
  });
});

describe("trusted markup", () => {
  test("cannot be written by an author, not even by guessing how slots look", () => {
    const markdown = `{00000000000000000000000000000000-0}\n\n![x](attachment:${id})`;
    const html = renderMarkdown(markdown, figure).html;
    expect(html.match(/<figure/g)).toHaveLength(1);
    expect(html).toContain("{00000000000000000000000000000000-0}");
  });

  test("is put in as it is, dollars and all", () => {
    expect(renderMarkdown("https://e.nz", { preview: () => ({ html: "<b>$& $1 $$</b>" }) }).html).toBe(
      "<b>$& $1 $$</b>\n",
    );
  });

  test("an address given for a mention cannot break out of it", () => {
    expect(renderMarkdown("@a", { mention: () => '"><script>x</script>' }).html).not.toContain("<script");
    expect(renderMarkdown("@a", { mention: () => "javascript:x" }).html).not.toContain("javascript:");
  });
});
