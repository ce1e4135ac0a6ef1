import { ensureBuilt } from "../../bin/build-state.js";

/** Vitest's global set-up for tests that run the product as people do: dist/ is what stands in src/. */
export function setup(): void {
  ensureBuilt();
}
