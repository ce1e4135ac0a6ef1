import { contentArrows, housesOfRooms, layers, limits, namelessFolders } from "../../src/import-rules.ts";
import type { Import, SourceFile } from "./source-tree.ts";

// Each rule takes the files of src/ and returns one sentence for each breach of it.

const layerOf = (room: string) =>
  layers.findIndex(({ rooms }) => (rooms as readonly string[]).includes(room));
const layerName = (room: string) => layers[layerOf(room)]?.name ?? "no layer";
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isSource = (path: string) => path.startsWith("src/");
const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));

/** The first folder below src/, or the file that stands directly in it. */
function roomOf(path: string): string {
  return path.split("/")[1] ?? path;
}

/** What has a door: a room, or a folder or file of a house of rooms. */
function unitOf(path: string): string {
  const [, room = "", inner = ""] = path.split("/");
  return (housesOfRooms as readonly string[]).includes(room) ? `${room}/${inner}` : room;
}

function* importsOf(files: readonly SourceFile[]): Generator<[SourceFile, Import]> {
  for (const file of files) {
    if (isTest(file.path)) continue;
    for (const one of file.imports) yield [file, one];
  }
}

const at = (file: SourceFile, line: number) => `${file.path}:${line}`;

/** Every room stands in a layer. */
export function roomsWithoutLayer(files: readonly SourceFile[]): string[] {
  const rooms = new Set(files.map((file) => roomOf(file.path)));
  return [...rooms]
    .filter((room) => layerOf(room) < 0 && !room.startsWith("import-rules"))
    .map((room) => `src/${room} stands in no layer of src/import-rules.ts.`);
}

/** Arrows point down, and the product reaches nothing that is only for tests and measurements. */
export function upwardArrows(files: readonly SourceFile[]): string[] {
  const breaches: string[] = [];
  for (const [file, { target, line }] of importsOf(files)) {
    const from = roomOf(file.path);
    const where = at(file, line);
    if (/^(?:test|bench|scripts)\//.test(target))
      breaches.push(`${where} reaches ${target}, which is no part of the product.`);
    if (!isSource(target)) continue;
    const to = roomOf(target);
    if (from === to) continue;
    if (layerOf(to) < layerOf(from)) {
      breaches.push(`${where} points up: ${layerName(from)} may not import ${layerName(to)} (${target}).`);
    } else if (layerName(from) === "content" && layerName(to) === "content") {
      const allowed = contentArrows.some((arrow) => arrow.from === from && arrow.to === to);
      if (!allowed)
        breaches.push(`${where} imports ${to}: content imports content only by a line in contentArrows.`);
    }
  }
  return breaches;
}

/** A room is entered by its door: index.ts. Only app.ts also takes feature.ts. */
export function doorsPassedBy(files: readonly SourceFile[]): string[] {
  const breaches: string[] = [];
  for (const [file, { target, line }] of importsOf(files)) {
    if (!isSource(target) || !/\.tsx?$/.test(target) || unitOf(file.path) === unitOf(target)) continue;
    const unit = unitOf(target);
    const isDoor = target === `src/${unit}` || target === `src/${unit}/index.ts`;
    const isFeature = file.path === "src/app.ts" && target === `src/${unit}/feature.ts`;
    if (!isDoor && !isFeature)
      breaches.push(`${at(file, line)} takes ${target}: a room is entered by its index.ts.`);
  }
  return breaches;
}

/** No file waits for itself: types and lazy imports aside, imports make no ring. */
export function cycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const trail: string[] = [];
  const found: string[] = [];
  const walk = (path: string) => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push(`${[...trail.slice(start), path].join(" -> ")} is a ring.`);
      return;
    }
    if (done.has(path)) return;
    trail.push(path);
    for (const { target, typeOnly, lazy } of byPath.get(path)?.imports ?? [])
      if (!typeOnly && !lazy) walk(target);
    trail.pop();
    done.add(path);
  };
  for (const path of byPath.keys()) walk(path);
  return found;
}

/** A view is handed what it shows: it takes nothing that asks the database. */
export function viewsThatAsk(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const asks = (path: string) =>
    /\/queries\.ts$/.test(path) ||
    path.startsWith("src/platform/database/") ||
    (byPath.get(path)?.imports ?? []).some(
      ({ target, typeOnly }) =>
        !typeOnly && (target === "kysely" || target === "pg" || target.startsWith("src/platform/database/")),
    );
  const breaches: string[] = [];
  for (const [file, { target, line, names, typeOnly }] of importsOf(files)) {
    if (typeOnly || !file.path.includes("/views/") || !isSource(target)) continue;
    const origins = names ? names.map((name) => originOf(byPath, target, name)) : [target];
    const asking = [target, ...origins].find(asks);
    if (asking) breaches.push(`${at(file, line)} takes ${asking}: a view asks nothing of the database.`);
  }
  return breaches;
}

/** The file that a name comes from, through the doors that pass it on. */
function originOf(files: ReadonlyMap<string, SourceFile>, path: string, name: string): string {
  const next = files.get(path)?.passedOn.get(name);
  return next ? originOf(files, next.target, next.name) : path;
}

/** What runs in the browser takes nothing that runs only in the server. */
export function islandsAtSea(files: readonly SourceFile[]): string[] {
  return [...importsOf(files)]
    .filter(([file, { target, typeOnly }]) => {
      const serverOnly =
        target.startsWith("node:") ||
        /^(?:kysely|pg|fastify|pino|zod)$/.test(target) ||
        /^src\/platform\//.test(target);
      return file.path.includes("/islands/") && !typeOnly && serverOnly;
    })
    .map(([file, { target, line }]) => `${at(file, line)} takes ${target} into the browser.`);
}

/** Files and functions stay short. */
export function tooLong(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const limit = isTest(file.path) ? limits.test : limits.file;
    const breaches = file.lines > limit ? [`${file.path} has ${file.lines} lines, over ${limit}.`] : [];
    const { line, lines } = file.longestFunction;
    if (!isTest(file.path) && lines > limits.function) {
      breaches.push(`${at(file, line)} is a function of ${lines} lines, over ${limits.function}.`);
    }
    return breaches;
  });
}

/** Names say what is inside: kebab-case, no folder for odds and ends, exports by name. */
export function badNames(files: readonly SourceFile[]): string[] {
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.d)?\.tsx?$/;
  return files.flatMap((file) => {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1);
    const nameless = folderOf(file.path)
      .split("/")
      .find((part) => (namelessFolders as readonly string[]).includes(part));
    return [
      ...(kebab.test(name) ? [] : [`${file.path} is not named in kebab-case.`]),
      ...(nameless ? [`${file.path} lies in a folder called ${nameless}.`] : []),
      ...(file.hasDefaultExport ? [`${file.path} has a default export.`] : []),
    ];
  });
}
