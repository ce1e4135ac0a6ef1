import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { htmlToMarkdown } from "../../platform/text/index.ts";
import { KeptSources, writeAnew } from "./kept-sources.ts";
import { CannotHold } from "./read-inline.ts";
import { surfaceSchema } from "./schema.ts";

// Texts of other people, which are no part of the project: where they are not at hand these tests are skipped.
const folder = process.env.WEFT_SHARED_DATA ?? new URL("../../../../shared/data", import.meta.url).pathname;
const spec = `${folder}/markdown/commonmark/spec.txt`;
const archives = globSync(`${folder}/stackexchange/*/Posts.xml`);

/** How many of these texts open on the surface; those that do come back as they were. */
function openAll(texts: readonly string[]): { opened: number; reasons: Map<string, number> } {
  let opened = 0;
  const reasons = new Map<string, number>();
  for (const text of texts) {
    const sources = new KeptSources(surfaceSchema);
    try {
      const doc = sources.open(text);
      expect(sources.write(doc)).toBe(text);
      const anew = writeAnew(doc);
      expect(writeAnew(new KeptSources(surfaceSchema).open(anew))).toBe(anew);
      opened++;
    } catch (error) {
      if (!(error instanceof CannotHold)) throw error;
      if (process.env.WEFT_TELL) console.log(error.message, JSON.stringify(text.slice(0, 300)));
      reasons.set(error.message, (reasons.get(error.message) ?? 0) + 1);
    }
  }
  return { opened, reasons };
}

describe.skipIf(!existsSync(spec))(
  "the examples of CommonMark (skipped where its text is not at hand)",
  () => {
    test("open and come back byte for byte, or open in the Markdown view", () => {
      const text = readFileSync(spec, "utf8");
      const examples = [...text.matchAll(/^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm)].map(
        ([, one = ""]) => one.replaceAll("→", "\t"),
      );
      expect(examples.length).toBeGreaterThan(500);
      const { opened, reasons } = openAll(examples);
      console.log(`CommonMark: ${opened} of ${examples.length} open`, Object.fromEntries(reasons));
      expect(opened / examples.length).toBeGreaterThan(0.8);
    });
  },
);

describe.skipIf(archives.length === 0)("real posts (skipped where they are not at hand)", () => {
  test("open and come back byte for byte, or open in the Markdown view", { timeout: 120_000 }, () => {
    const texts = archives.flatMap(bodiesOf).map((html) => htmlToMarkdown(html));
    expect(texts.length).toBeGreaterThan(1000);
    const { opened, reasons } = openAll(texts);
    console.log(`Posts: ${opened} of ${texts.length} open`, Object.fromEntries(reasons));
    expect(opened / texts.length).toBeGreaterThan(0.97);
  });
});

function bodiesOf(path: string): string[] {
  const signs: Record<string, string> = {
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    amp: "&",
    "#xA": "\n",
    "#xD": "",
  };
  return [...readFileSync(path, "utf8").matchAll(/<row [^>]*\sBody="([^"]*)"/g)].map(([, body = ""]) =>
    body.replace(/&(#?\w+);/g, (whole, name: string) => signs[name] ?? whole),
  );
}
