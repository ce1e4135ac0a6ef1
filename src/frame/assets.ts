import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Addresses of the built styles and scripts that every page asks for. */
export interface Assets {
  readonly css: readonly string[];
  readonly js: readonly string[];
}

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
}

const entry = "src/ui/islands/client.ts";

/** The folder with the browser's files, beside the built server; undefined where nothing was built (in tests). */
export function clientDir(): string | undefined {
  const dir = join(dirname(fileURLToPath(import.meta.url)), "..", "client");
  return existsSync(dir) ? dir : undefined;
}

let known: Assets | undefined;

/** What the build's manifest names; nothing where there is no build. */
export function assets(): Assets {
  known ??= readManifest();
  return known;
}

function readManifest(): Assets {
  const path = join(clientDir() ?? "", ".vite", "manifest.json");
  if (!existsSync(path)) return { css: [], js: [] };
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Record<string, ManifestEntry>;
  const client = manifest[entry];
  const address = (file: string) => `/assets/${file}`;
  return { css: (client?.css ?? []).map(address), js: client ? [address(client.file)] : [] };
}
