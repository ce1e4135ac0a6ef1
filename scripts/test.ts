import { rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { projectRoot } from "../bin/bootstrap.js";
import { chromiumMissing, findOrInstallChromium } from "./find-chromium.ts";
import { countsOfPlaywright, countsOfVitest, type Outcome, runStep } from "./test-steps.ts";

/**
 * Everything that must hold, in order, the quickest first: `npm test`, or with --no-browser `npm run check`.
 * A step that fails shows what it said and the next one runs all the same, so that one run tells all.
 */
process.chdir(projectRoot);
const results = "node_modules/.cache/weft/results";
rmSync(results, { recursive: true, force: true });
const rulesTest = "src/import-rules.test.ts";
const vitest = (...args: string[]) => ["vitest", ...args, "--reporter=default", "--reporter=json"];

const steps: ReadonlyArray<[name: string, run: () => Promise<Outcome>]> = [
  ["Format and lint", () => runStep(["biome", "ci", "--error-on-warnings", "--reporter=summary"])],
  ["Types", () => runStep(["tsc", "--noEmit"])],
  ["Unused code", () => runStep(["knip"])],
  ["Import rules", () => vitestStep("rules", ["run", "--project=unit", rulesTest])],
  [
    "Unit tests, embedded database",
    () => vitestStep("embedded", ["run", "--project=unit", "--exclude", rulesTest]),
  ],
  [
    "Database tests, PostgreSQL server",
    // Every test file that reaches testDatabase(), once more on a real server.
    () =>
      vitestStep("server", ["related", "test/support/database.ts", "--run", "--project=unit"], {
        WEFT_TEST_DATABASE: "server",
      }),
  ],
  ["Build", () => runStep(["node", "scripts/build.ts"])],
  ["Commands of the built product", () => vitestStep("commands", ["run", "--project=commands"])],
  ...(process.argv.includes("--no-browser")
    ? []
    : [["Browser journeys", journeys] as [string, () => Promise<Outcome>]]),
];

function vitestStep(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const file = `${results}/${name}.json`;
  return runStep([...vitest(...args), `--outputFile.json=${file}`], {
    env,
    counts: () => countsOfVitest(file),
    limitMinutes: 40, // a shared machine can be many times slower than a quiet one
  });
}

async function journeys(): Promise<Outcome> {
  const chromium = findOrInstallChromium();
  if (!chromium) return { passed: 0, failed: 1, said: chromiumMissing };
  const file = `${results}/journeys.json`;
  const env = { WEFT_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  return runStep(["playwright", "test", "--reporter=list,json"], {
    env,
    counts: () => countsOfPlaywright(file),
    limitMinutes: 30,
  });
}

let passed = 0;
let failed = 0;
for (const [name, run] of steps) {
  const began = performance.now();
  const outcome = await run();
  passed += outcome.passed;
  failed += outcome.failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (outcome.failed > 0 && outcome.said) console.log(`\n${outcome.said.trim()}\n`);
  const counts =
    outcome.failed > 0 ? `${outcome.failed} failed, ${outcome.passed} passed` : `${outcome.passed} passed`;
  const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : "";
  console.log(`${outcome.failed > 0 ? "✗" : "✓"} ${name.padEnd(36)} ${counts}${skipped} (${seconds} s)`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
