import type { ComponentChildren } from "preact";
import { useText } from "./text.tsx";

/**
 * Keeps what is typed inside it in this browser while one types: it survives a reload, a lost session and a failed send.
 * It is thrown away when a page comes that carries `<DraftSent name={name} />`.
 * @param name the same for the same text, different for others: "reply-12", "new-post-7".
 */
export function Draft({ name, children }: { name: string; children: ComponentChildren }) {
  const t = useText();
  return (
    <weft-draft data-name={name} data-restored={t("ui.draft.restored")} data-discard={t("ui.draft.discard")}>
      {children}
      <p class="draft-note" role="status" />
    </weft-draft>
  );
}

/** Says that the text kept under this name has arrived: the browser may forget it. */
export function DraftSent({ name }: { name: string }) {
  return <span hidden data-sent={name} />;
}
