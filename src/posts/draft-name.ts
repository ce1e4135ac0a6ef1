import type { Viewer } from "../viewer/index.ts";

/** Under which name the browser keeps a text while it is written. It is the viewer's own: others use the same machine. */
export function draftName(viewer: Viewer, text: string): string {
  return `${text}-${viewer.id?.slice(-12) ?? "visitor"}`;
}
