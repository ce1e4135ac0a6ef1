import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.ts";

// The browser of the system, kept from talking to anyone but the product under test.
const launchOptions = {
  executablePath: findChromium(),
  args: [
    "--no-sandbox", // containers and root have no user namespaces to sandbox in
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** Journeys start the product themselves (test/support/product.ts): each file has a community of its own. */
export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000, // a journey is many pages, and the machine may have other work
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: "chromium",
    launchOptions,
    locale: "en-NZ",
    timezoneId: "Pacific/Auckland",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "desktop", grepInvert: /@small/, use: { viewport: { width: 1280, height: 800 } } },
    // What a small screen changes: the journeys that say so, and those that are about nothing else (@small).
    {
      name: "phone",
      grep: /@phone|@small/,
      use: { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
