import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "vite";

/** One import, re-export or dynamic import of a source file. */
export interface Import {
  /** The path below the project's folder for a file of ours, else the package as it is written. */
  readonly target: string;
  readonly line: number;
  /** Gone after compilation: it makes no cycle. */
  readonly typeOnly: boolean;
  /** Taken when it is needed and not on loading: it makes no cycle either. */
  readonly lazy: boolean;
  /** Names taken from the target; undefined for all of it. */
  readonly names?: readonly string[];
}

/** What the rules need to know of a source file. */
export interface SourceFile {
  /** Such as src/posts/start-post.ts */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names passed on from another file: exported name -> the file it is taken from and its name there. */
  readonly passedOn: ReadonlyMap<string, { readonly target: string; readonly name: string }>;
  readonly hasDefaultExport: boolean;
  readonly longestFunction: { readonly line: number; readonly lines: number };
}

/** Reads and parses every TypeScript file below a folder. */
export function readSourceTree(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .sort()
    .map((path) => parseSource(path, readFileSync(path, "utf8")));
}

/**
 * Parses one file.
 * @throws with the parser's words if it is not TypeScript.
 */
export function parseSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const lineOf = lineFinder(text);
  const imports: Import[] = [];
  const passedOn = new Map<string, { target: string; name: string }>();
  const add = (specifier: string, start: number, about: Omit<Import, "target" | "line">) =>
    imports.push({ target: resolveSpecifier(path, specifier), line: lineOf(start), ...about });

  for (const { moduleRequest, entries, start } of module.staticImports) {
    const names = entries.map(
      (entry) => entry.importName.name ?? (entry.importName.kind === "Default" ? "default" : "*"),
    );
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    add(moduleRequest.value, start, {
      typeOnly,
      lazy: false,
      names: names.includes("*") ? undefined : names,
    });
  }
  for (const { entries, start } of module.staticExports) {
    const fromElsewhere = entries.filter((entry) => entry.moduleRequest);
    const specifier = fromElsewhere[0]?.moduleRequest?.value;
    if (specifier === undefined) continue;
    add(specifier, start, { typeOnly: fromElsewhere.every((entry) => entry.isType), lazy: false });
    for (const { exportName, importName } of fromElsewhere) {
      const target = resolveSpecifier(path, specifier);
      if (exportName.name && importName.name)
        passedOn.set(exportName.name, { target, name: importName.name });
    }
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^["'](.*)["']$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (literal) add(literal, start, { typeOnly: false, lazy: true });
  }
  return {
    path,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    imports,
    passedOn,
    hasDefaultExport: module.staticExports.some(({ entries }) =>
      entries.some((entry) => entry.exportName.kind === "Default"),
    ),
    longestFunction: longestFunction(program, lineOf),
  };
}

function resolveSpecifier(path: string, specifier: string): string {
  return specifier.startsWith(".")
    ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""))
    : specifier;
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    const after = starts.findIndex((start) => start > offset);
    return after < 0 ? starts.length : after;
  };
}

function longestFunction(
  program: unknown,
  lineOf: (offset: number) => number,
): { line: number; lines: number } {
  let longest = { line: 0, lines: 0 };
  visit(program, (node) => {
    if (!/Function/.test(node.type) || !("body" in node)) return;
    const lines = lineOf(node.end) - lineOf(node.start) + 1;
    if (lines > longest.lines) longest = { line: lineOf(node.start), lines };
  });
  return longest;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (typeof value === "object" && value !== null) {
    if (typeof (value as SyntaxNode).type === "string") see(value as SyntaxNode);
    for (const child of Object.values(value)) visit(child, see);
  }
}
