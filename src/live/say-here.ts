import { translator } from "../platform/languages/index.ts";
import type { PersonViewer } from "../viewer/index.ts";
import type { Reading } from "./presence.ts";

const namesMax = 3;

/** Who else is reading, in the viewer's words: names of those who show them, and how many others. "" for nobody. */
export function hereWords(reading: Reading, viewer: PersonViewer): string {
  const others = [...reading].filter(([id]) => id !== viewer.id).map(([, name]) => name);
  if (others.length === 0) return "";
  const t = translator(viewer.language, viewer.timeZone);
  const names = others.filter((name) => name !== null).slice(0, namesMax);
  const nameless = others.length - names.length;
  const parts =
    nameless > 0 ? [...names, t("live.here.others", { count: nameless, named: names.length })] : names;
  return t("live.here", {
    who: new Intl.ListFormat(viewer.language, { type: "conjunction" }).format(parts as string[]),
  });
}
