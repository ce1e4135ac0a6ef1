import type { Segment } from "../../platform/text/index.ts";

/** A text with the words that were looked for marked in it. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  return <>{segments.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>;
}
