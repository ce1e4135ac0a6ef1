import { defineConfig } from "vite";

/**
 * Two builds from one file, both run by scripts/build.ts: the browser's files (hashed names, a manifest) and, with
 * `--ssr`, the server's.
 */
export default defineConfig(({ isSsrBuild }) => ({
  appType: "custom",
  publicDir: false,
  base: "/assets/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // Packages stay in node_modules: only our own source is bundled for the server.
  ssr: { external: true, target: "node" },
  build: isSsrBuild ? server : browser,
  worker: { format: "es", rolldownOptions: { output: { entryFileNames: "[name]-[hash].js" } } },
}));

/** How long each plugin took is nobody's business who only starts Weft. */
const checks = { pluginTimings: false };

const browser = {
  outDir: "dist/client",
  emptyOutDir: true,
  manifest: true,
  target: ["chrome111", "edge111", "firefox114", "safari16.4"],
  cssCodeSplit: true,
  // Everything is a file of its own: an inlined one would need a wider content security policy.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
  chunkSizeWarningLimit: 1_000, // in KB: the writing surface is as large, and fetched when somebody begins to write
  rolldownOptions: {
    checks,
    input: ["src/ui/islands/client.ts"],
    output: {
      entryFileNames: "[name]-[hash].js",
      chunkFileNames: "[name]-[hash].js",
      assetFileNames: "[name]-[hash][extname]",
      comments: { legal: true }, // Turbo's licence asks that its notice stays
    },
  },
};

const server = {
  ssr: true,
  outDir: "dist/server",
  emptyOutDir: true,
  target: "node24",
  sourcemap: true,
  minify: false,
  reportCompressedSize: false,
  chunkSizeWarningLimit: 10_000, // in KB: nothing of it crosses a line
  rolldownOptions: {
    checks,
    input: { cli: "src/cli.ts", "embedded-worker": "src/platform/database/embedded-worker.ts" },
    // Chunks lie beside the entries: embedded.ts looks for its worker beside itself.
    output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[name]-[hash].js" },
  },
};
