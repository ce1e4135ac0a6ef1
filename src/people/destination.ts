import { localPath } from "../platform/http/index.ts";

/** Where to go next, as the field `to` of a form or an address says it: a path on this site, else the home page. */
export function destination(fields: unknown): string {
  return localPath((fields as { to?: unknown } | undefined)?.to, "/");
}

/** An address with its `to`, where that is not the home page anyhow. */
export function withDestination(path: string, to: string): string {
  return to === "/" ? path : `${path}${path.includes("?") ? "&" : "?"}to=${encodeURIComponent(to)}`;
}
