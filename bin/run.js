// Runs one of the project's own scripts: node bin/run.js scripts/test.ts --no-browser
// Like bin/weft it needs no more than Node 20 and npm: what is missing is installed first.
import { ensureInstalled, runOnPinnedNode } from "./bootstrap.js";

const [script, ...rest] = process.argv.slice(2);
if (!script) {
  console.error("Name the script to run, such as: node bin/run.js scripts/build.ts");
  process.exit(2);
}
ensureInstalled({ development: true });
runOnPinnedNode(script, rest);
