import { useText } from "../../ui/index.ts";
import type { Sentence } from "../fate.ts";

/** How something went out, or when it will, or why it will not: a sentence each. */
export function Fate({ sentences }: { sentences: readonly Sentence[] }) {
  const t = useText();
  return sentences.length === 0 ? null : (
    <p class="small soft">{sentences.map(({ key, values }) => t(key, values)).join(" ")}</p>
  );
}
