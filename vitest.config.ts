import { defineConfig } from "vitest/config";

/** Two sorts of tests: those beside the code, on a database of their own, and those of the commands, on the built product. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    restoreMocks: true,
    env: { NODE_ENV: "test", TZ: "UTC" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "src/**/*.test.{ts,tsx}",
            "migrations/**/*.test.ts",
            "scripts/**/*.test.ts",
            "test/*.test.ts",
          ],
          // Each worker loads the product once and not once a file: a fifth of the time. So a test leaves nothing behind
          // in a module that another could trip over.
          isolate: false,
          globalSetup: ["test/support/database-broker.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "commands",
          include: ["test/commands/*.test.ts"],
          globalSetup: ["test/support/built-product.ts"],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
