import { Icon } from "./icon.tsx";
import { PostButton } from "./post-button.tsx";
import { useText } from "./text.tsx";

export interface FlashMessageProps {
  /** Words: what was done. */
  message: string;
  kind?: "done" | "warning";
  /** Address that a press on "Undo" posts to. */
  undo?: string;
}

/** What just happened, told once at the top of the next page, with the way back where there is one. */
export function FlashMessage({ message, kind = "done", undo }: FlashMessageProps) {
  const t = useText();
  return (
    <div class={`flash flash-${kind}`} role="status">
      <Icon name={kind === "done" ? "check" : "warning"} />
      <p>{message}</p>
      {undo && (
        <PostButton action={undo} kind="link" icon="history">
          {t("ui.undo")}
        </PostButton>
      )}
    </div>
  );
}
