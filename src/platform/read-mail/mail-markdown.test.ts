import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../../../test/support/mails.ts";
import { plainText, renderMarkdown } from "../text/index.ts";
import { mailTextToMarkdown } from "./mail-markdown.ts";

const lines = (...text: string[]) => text.join("\n");

test("lines that a program wrapped become one paragraph again", () => {
  const text = lines(
    "We have used tablets since the beginning of the year and found that",
    "most of the class reads more, and that some of them read far less than",
    "before.",
  );
  expect(mailTextToMarkdown(text)).toBe(text.replaceAll("\n", " "));
});

test("breaks that were meant stay", () => {
  expect(mailTextToMarkdown("Kind regards,\nAroha\nRoom 4")).toBe("Kind regards,\nAroha\nRoom 4");
});

test("nothing in a mail is formatting by accident", () => {
  for (const text of [
    "# of pupils: 4",
    "1986. That was a year.",
    "2 * 3 * 4 and snake_case_names",
    "<script>alert(1)</script>",
    "a [link](javascript:alert(1))",
    "&amp; is written &amp;",
    "===",
    ":::details",
  ]) {
    const { html } = renderMarkdown(mailTextToMarkdown(text));
    expect(plainText(html), text).toBe(text);
    expect(html).not.toMatch(/<(?:script|h\d|ol|ul|em|a|details)\b/);
  }
});

test("lists stay lists", () => {
  const text = lines(
    "We need:",
    "",
    "* tablets",
    "* cables that are long enough for the whole of",
    "  the room",
    "",
    "1. first",
    "2. second",
  );
  const { html } = renderMarkdown(mailTextToMarkdown(text));
  expect(html.match(/<li>/g)).toHaveLength(4);
  expect(html).toMatch(/<ul>[\s\S]*<ol>/);
});

test("code, logs and tables keep their spaces", () => {
  for (const text of [
    lines("for (let i = 0; i < 3; i += 1) {", "  count(i);", "}"),
    lines("[INFO] [CORE] Starting", "[WARN] [CORE] No answer", "[ERROR] [CORE] Ended"),
    lines("Name        Year   Pupils", "Aroha       4      21", "Tama        5      19"),
    lines("            Value Std.Error DF", "(Intercept) 1.46 0.09 94", "yearFive    -0.8 0.10 94"),
  ])
    expect(mailTextToMarkdown(text), text).toBe(
      `\`\`\`\n${text.replace(/^ {12}Value/, "            Value")}\n\`\`\``,
    );
});

test("quotes are quotes at their depth, and wrapped ones are mended", () => {
  expect(mailTextToMarkdown("> > Who?\n> We do.\nGood.")).toBe("> > Who?\n>\n> We do.\n\nGood.");
  const torn = lines(
    "> a long line of a quote that a program has wrapped at the very",
    "end",
    "> and that goes on",
  );
  expect(mailTextToMarkdown(torn)).toBe(`> ${torn.replace(/\n(?:> )?/g, " ").slice(2)}`);
});

test("addresses in the text become links and lose no letter", () => {
  const { html } = renderMarkdown(mailTextToMarkdown("See https://school.example/a_b_c(d)?e=*f*g. Yes!"));
  expect(html).toContain('href="https://school.example/a_b_c(d)?e=*f*g"');
});

test("what programs make of links in plain text is a link again, and said once", () => {
  const set = (text: string) => renderMarkdown(mailTextToMarkdown(text)).html;
  expect(set("See [Our school]<https://school.example/a>.")).toContain('<a href="https://school.example/a"');
  expect(set("See [Our school]<https://school.example/a>.")).toContain(">Our school</a>.");
  expect(plainText(set("Write to aroha@school.example<mailto:Aroha@school.example>!"))).toBe(
    "Write to aroha@school.example!",
  );
  expect(plainText(set("[1] <https://school.example/a>"))).toBe("[1] https://school.example/a");
});

test("no text makes the setting throw, and what is rendered of it is safe", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { html } = renderMarkdown(mailTextToMarkdown(text));
      expect(html).not.toMatch(/<(?:script|iframe|style|b)\b/);
    }),
  );
});

test("a line without an end is set in no time", () => {
  for (const line of [
    "A".padEnd(100_000, ">"),
    "x (".repeat(40_000),
    "a.b:".repeat(25_000),
    "- ".repeat(50_000),
  ])
    expect(mailTextToMarkdown(`Hi\n\n${line}`).length).toBeGreaterThan(50_000);
});
