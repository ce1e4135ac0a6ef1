import type { ComponentChildren } from "preact";
import { useText } from "./text.tsx";

const words = [
  "restored",
  "discard",
  "kept",
  "elsewhere",
  "take",
  "keep",
  "taken",
  "back",
  "gone",
  "offline",
  "logged-out",
  "log-in",
  "too-long",
] as const;

/**
 * Keeps what is typed inside it while one types, on the server for all of one's devices (see src/drafts/) and in this browser
 * until the server has it: it survives a reload, a lost session and a failed send. What is sent goes with the act: the form
 * carries the name.
 * @param name the same for the same text, different for others: "reply-12", "new-post-7".
 */
export function Draft({ name, children }: { name: string; children: ComponentChildren }) {
  const t = useText();
  const said = Object.fromEntries(words.map((word) => [word, t(`ui.draft.${word}`, { time: "{time}" })]));
  return (
    <weft-draft data-name={name} data-words={JSON.stringify(said)}>
      <input type="hidden" name="draft" value={name} />
      {children}
      <div class="draft-note" role="status" />
    </weft-draft>
  );
}

/** Says that the text kept under this name has arrived: the browser may forget it. */
export function DraftSent({ name }: { name: string }) {
  return <span hidden data-sent={name} />;
}
