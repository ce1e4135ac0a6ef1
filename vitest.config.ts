import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "migrations/**/*.test.ts", "scripts/**/*.test.ts", "test/*.test.ts"],
    globalSetup: ["test/support/database-broker.ts"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    env: { NODE_ENV: "test", TZ: "UTC" },
  },
});
