import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// docs/dependencies.md says why each package is here; what it says of licences is held here.

/** Licences that let a package be distributed together with a program under AGPL-3.0. */
const compatible = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "PSF-2.0",
  "Zlib",
]);

/** Of "A OR B" one is enough, of "A AND B" all count. */
function isCompatible(licence: string): boolean {
  const inside = licence.replace(/^\((.*)\)$/, "$1");
  if (inside.includes(" OR ")) return inside.split(" OR ").some(isCompatible);
  return inside.split(" AND ").every((one) => compatible.has(one));
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly license?: string }>>;
}

const read = <T>(path: string) => JSON.parse(readFileSync(path, "utf8")) as T;
const { packages } = read<LockFile>("package-lock.json");
const { dependencies, devDependencies } = read<Record<string, Record<string, string>>>("package.json");

test("a licence that is not on the list is noticed", () => {
  expect(
    ["GPL-2.0-only", "MIT AND SSPL-1.0", "UNLICENSED", "(GPL-2.0-only OR BUSL-1.1)"].filter(isCompatible),
  ).toEqual([]);
  expect(["MIT", "(MIT OR EUPL-1.1+)", "Apache-2.0 AND MIT"].every(isCompatible)).toBe(true);
});

test("every package may be distributed together with Weft", () => {
  const others = Object.entries(packages).filter(
    ([path, { license }]) => path !== "" && !isCompatible(license ?? "none"),
  );
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test("docs/dependencies.md names every package that we ask for, with its licence, and no other", () => {
  const rows = readFileSync("docs/dependencies.md", "utf8").matchAll(/^\| (.+) \| .+ \| (.+) \|$/gm);
  const told = [...rows]
    .filter(([, names]) => names !== "package" && names !== "---")
    .flatMap(([, names = "", licence = ""]) =>
      names.split(", ").map((name) => `${name}: ${licence.replace(" or ", " OR ")}`),
    );
  const asked = Object.keys({ ...dependencies, ...devDependencies });
  expect(told.sort()).toEqual(
    asked.map((name) => `${name}: ${packages[`node_modules/${name}`]?.license}`).sort(),
  );
});
