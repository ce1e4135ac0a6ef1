import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

// What is written about the product speaks of what is there.

const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

const documents = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...inFolder("docs").filter((path) => path.endsWith(".md")),
  ...inFolder("src").filter((path) => path.endsWith("README.md")),
];

const linkTarget = /\]\(([^)\s]+)\)/g;
const linkToOutside = /^[a-z][a-z0-9+.-]*:/i;

/** Paths of the project in backticks: `src/posts/post-reply.ts`, not those with a word to be filled in. */
const namedPath = /`((?:bench|bin|docs|locales|migrations|scripts|src|test)\/[\w./-]*)`/g;
/** A file of a room, in the room's own README: `post-reply.ts`. */
const namedFile = /`([\w-]+\.(?:tsx?|css))`/g;

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? "");

/** What GitHub and others make of a heading, to be linked to. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

function anchorsOf(path: string): Set<string> {
  const headings = readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm);
  return new Set([...headings].map(([, heading = ""]) => anchorOf(heading)));
}

function leadsNowhere(from: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  if (!existsSync(file)) return true;
  return anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).has(anchor);
}

describe.each(documents)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  test("every link to a place of the project leads there", () => {
    const targets = matches(text, linkTarget).filter((target) => !linkToOutside.test(target));
    expect(targets.filter((target) => leadsNowhere(document, target))).toEqual([]);
  });

  test("every file that is named is there", () => {
    const gone = matches(text, namedPath).filter((path) => !existsSync(path));
    expect(gone).toEqual([]);
    if (!document.startsWith("src/")) return;
    const room = new Set(inFolder(dirname(document)).map((path) => path.slice(path.lastIndexOf("/") + 1)));
    expect(matches(text, namedFile).filter((name) => !room.has(name))).toEqual([]);
  });
});

test("every document that the code speaks of is there", () => {
  const code = [...inFolder("src"), ...inFolder("scripts"), ...inFolder("bin")].filter(
    (path) => statSync(path).isFile() && /\.[jt]sx?$|^bin/.test(path),
  );
  const spoken = code.flatMap((path) => readFileSync(path, "utf8").match(/\bdocs\/[\w/-]+\.md\b/g) ?? []);
  expect(spoken.length).toBeGreaterThan(0);
  expect([...new Set(spoken)].filter((path) => !existsSync(path))).toEqual([]);
});

test("every room stands in the table of docs/architecture.md", () => {
  const table = matches(readFileSync("docs/architecture.md", "utf8"), /^\| ([^|]+) \|[^|]+\|$/gm);
  const named = new Set(
    table.flatMap((cell) => cell.split(", ").map((name) => name.trim().replaceAll("`", ""))),
  );
  const rooms = readdirSync("src").filter((name) => !name.startsWith("import-rules"));
  expect(rooms.filter((room) => !named.has(room))).toEqual([]);
});

test("decisions are numbered one after the other, and say what follows and what would change them", () => {
  const names = readdirSync("docs/decisions").sort();
  expect(names.map((name) => name.slice(0, 5))).toEqual(
    names.map((_, index) => `${String(index + 1).padStart(4, "0")}-`),
  );
  for (const name of names) {
    const headings = matches(readFileSync(join("docs/decisions", name), "utf8"), /^## (.+)$/gm);
    expect(headings, name).toEqual([
      "Context",
      "What we decided",
      "What follows",
      "What would make us change it",
    ]);
  }
});
