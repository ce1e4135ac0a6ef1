import { translator } from "../platform/languages/index.ts";
import type { PersonViewer } from "../viewer/index.ts";
import type { Reading } from "./presence.ts";

const namesMax = 3;
const lists = new Map<string, Intl.ListFormat>();

/** Who else is reading, in the viewer's words: names of those who show them, and how many others. "" for nobody. */
export function hereWords(reading: Reading, viewer: PersonViewer): string {
  const others = reading.everybody.size - (reading.everybody.has(viewer.id) ? 1 : 0);
  if (others === 0) return "";
  const t = translator(viewer.language, viewer.timeZone);
  const named = reading.named.slice(0, namesMax + 1).filter(([id]) => id !== viewer.id);
  const names = named.slice(0, namesMax).map(([, name]) => name);
  const nameless = others - names.length;
  const parts =
    nameless > 0 ? [...names, t("live.here.others", { count: nameless, named: names.length })] : names;
  return t("live.here", {
    who: listOf(viewer.language).format(parts),
  });
}

/** Made once for each language: there may be thousands to be told. */
function listOf(language: string): Intl.ListFormat {
  const known = lists.get(language) ?? new Intl.ListFormat(language, { type: "conjunction" });
  lists.set(language, known);
  return known;
}
