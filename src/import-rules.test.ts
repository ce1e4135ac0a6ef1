import { describe, expect, test } from "vitest";
import * as rules from "../test/support/house-rules.ts";
import { parseSource, readSourceTree } from "../test/support/source-tree.ts";
import { contentArrows, layers } from "./import-rules.ts";

const files = readSourceTree("src");

describe("src/ keeps the rules of the house", () => {
  test("every room stands in a layer", () => expect(rules.roomsWithoutLayer(files)).toEqual([]));
  test("arrows point down", () => expect(rules.upwardArrows(files)).toEqual([]));
  test("a room is entered by its door", () => expect(rules.doorsPassedBy(files)).toEqual([]));
  test("imports make no ring", () => expect(rules.cycles(files)).toEqual([]));
  test("a view asks nothing of the database", () => expect(rules.viewsThatAsk(files)).toEqual([]));
  test("islands take nothing of the server", () => expect(rules.islandsAtSea(files)).toEqual([]));
  test("files and functions stay short", () => expect(rules.tooLong(files)).toEqual([]));
  test("names say what is inside", () => expect(rules.badNames(files)).toEqual([]));
  test("a room stands in one layer, and an arrow between content has a reason", () => {
    const rooms = layers.flatMap((layer) => layer.rooms as readonly string[]);
    expect(new Set(rooms).size).toBe(rooms.length);
    for (const arrow of contentArrows) expect(arrow.reason).toMatch(/\w+ \w+/);
  });
});

/** A small tree: path -> text. */
const tree = (sources: Record<string, string>) =>
  Object.entries(sources).map(([path, text]) => parseSource(path, text));

describe("the rules notice", () => {
  test("a room that nobody placed", () => {
    expect(rules.roomsWithoutLayer(tree({ "src/attic/index.ts": "" }))).toHaveLength(1);
    expect(rules.roomsWithoutLayer(tree({ "src/posts/index.ts": "" }))).toEqual([]);
  });

  test("an arrow that points up, though it is only a type", () => {
    const up = `import type { A } from "../discussions/index.ts";`;
    expect(rules.upwardArrows(tree({ "src/posts/a.ts": up }))).toHaveLength(1);
    expect(rules.upwardArrows(tree({ "src/app.ts": up.replace("..", ".") }))).toEqual([]);
  });

  test("a lazy arrow, and one that re-exports", () => {
    const lazy = `const a = await import("../posts/index.ts");`;
    expect(rules.upwardArrows(tree({ "src/platform/log/a.ts": lazy.replace("..", "../..") }))).toHaveLength(
      1,
    );
    expect(
      rules.upwardArrows(tree({ "src/ui/a.ts": `export { b } from "../posts/index.ts";` })),
    ).toHaveLength(1);
  });

  test("content that imports content", () => {
    const neighbour = `import { a } from "../example/index.ts";`;
    expect(rules.upwardArrows(tree({ "src/home/a.ts": neighbour }))).toHaveLength(1);
  });

  test("a product that reaches for its tests", () => {
    expect(rules.upwardArrows(tree({ "src/posts/a.ts": `import "../../test/cast.ts";` }))).toHaveLength(1);
  });

  test("a file taken past the door", () => {
    const past = `import { a } from "../groups/queries.ts";`;
    expect(rules.doorsPassedBy(tree({ "src/posts/a.ts": past }))).toHaveLength(1);
    expect(rules.doorsPassedBy(tree({ "src/posts/a.ts": past.replace("queries", "index") }))).toEqual([]);
    expect(
      rules.doorsPassedBy(tree({ "src/posts/views/a.ts": `import { a } from "../queries.ts";` })),
    ).toEqual([]);
  });

  test("a feature taken by any other than app.ts", () => {
    expect(rules.doorsPassedBy(tree({ "src/app.ts": `import { a } from "./posts/feature.ts";` }))).toEqual(
      [],
    );
    expect(
      rules.doorsPassedBy(tree({ "src/cli.ts": `import { a } from "./posts/feature.ts";` })),
    ).toHaveLength(1);
  });

  test("a ring of imports, but none of types or of lazy ones", () => {
    const ring = (there: string) =>
      tree({ "src/posts/a.ts": `import { b } from "./b.ts";`, "src/posts/b.ts": there });
    expect(rules.cycles(ring(`import { a } from "./a.ts";`))).toHaveLength(1);
    expect(rules.cycles(ring(`export { a } from "./a.ts";`))).toHaveLength(1);
    expect(rules.cycles(ring(`import type { A } from "./a.ts";`))).toEqual([]);
    expect(rules.cycles(ring(`const a = () => import("./a.ts");`))).toEqual([]);
  });

  test("a view that takes what asks the database, also through a door", () => {
    const sources = {
      "src/posts/start-post.ts": `import { inTransaction } from "../platform/database/index.ts";`,
      "src/posts/paths.ts": "export const a = 1;",
      "src/posts/index.ts": `export { startPost } from "./start-post.ts"; export { pathOf } from "./paths.ts";`,
    };
    const view = (text: string) =>
      rules.viewsThatAsk(tree({ ...sources, "src/discussions/views/a.tsx": text }));
    expect(view(`import { startPost } from "../../posts/index.ts";`)).toHaveLength(1);
    expect(view(`import { pathOf } from "../../posts/index.ts";`)).toEqual([]);
    expect(view(`import type { startPost } from "../../posts/index.ts";`)).toEqual([]);
    expect(view(`import { all } from "../queries.ts";`)).toHaveLength(1);
  });

  test("an island that takes the server along", () => {
    expect(
      rules.islandsAtSea(tree({ "src/ui/islands/a.ts": `import { hash } from "node:crypto";` })),
    ).toHaveLength(1);
    expect(rules.islandsAtSea(tree({ "src/ui/islands/a.ts": `import { h } from "preact";` }))).toEqual([]);
  });

  test("a file or a function that grew too long", () => {
    const lines = (count: number) => "let a = 1;\n".repeat(count);
    expect(rules.tooLong(tree({ "src/posts/a.ts": lines(401) }))).toHaveLength(1);
    expect(rules.tooLong(tree({ "src/posts/a.ts": lines(400) }))).toEqual([]);
    expect(rules.tooLong(tree({ "src/posts/a.test.ts": lines(401) }))).toEqual([]);
    expect(rules.tooLong(tree({ "src/posts/a.ts": `const f = () => {\n${lines(79)}};` }))).toHaveLength(1);
    expect(rules.tooLong(tree({ "src/posts/a.ts": `function f() {\n${lines(78)}}` }))).toEqual([]);
  });

  test("names that say nothing", () => {
    expect(rules.badNames(tree({ "src/posts/startPost.ts": "" }))).toHaveLength(1);
    expect(rules.badNames(tree({ "src/posts/utils/a.ts": "" }))).toHaveLength(1);
    expect(rules.badNames(tree({ "src/posts/a.ts": "export default 1;" }))).toHaveLength(1);
    expect(rules.badNames(tree({ "src/posts/start-post.test.ts": "export const a = 1;" }))).toEqual([]);
  });
});
