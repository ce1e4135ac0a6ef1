import { Icon, type IconName } from "./icon.tsx";
import { useText } from "./text.tsx";

/** What the toolbar can do to a text, in its order, with its keys. The island weft-markdown does it. */
const textActions = [
  ["bold", "Control+B"],
  ["italic", "Control+I"],
  ["strike", undefined],
  ["link", "Control+K"],
  ["heading", undefined],
  ["quote", undefined],
  ["bullets", undefined],
  ["numbers", undefined],
  ["code", undefined],
  ["table", undefined],
  ["mention", undefined],
  ["emoji", undefined],
  ["undo", "Control+Z"],
  ["redo", "Control+Shift+Z"],
] as const;

const icons: Readonly<Partial<Record<string, IconName>>> = { mention: "at", emoji: "smile" };

/**
 * Buttons over a Markdown text. They need scripts, so they are hidden until weft-markdown is there.
 * @param files adds a button that picks pictures and files.
 */
export function Toolbar({
  controls,
  files,
  preview = true,
}: {
  controls: string;
  files?: boolean;
  preview?: boolean;
}) {
  const t = useText();
  return (
    <div class="toolbar" role="toolbar" aria-label={t("ui.markdown.toolbar")} aria-controls={controls} hidden>
      {textActions.map(([action, keys]) => (
        <Tool action={action} icon={icons[action] ?? (action as IconName)} keys={keys} />
      ))}
      {files && <Tool action="files" icon="picture" />}
      <span class="toolbar-end">
        <button type="button" class="toolbar-wide" data-action="markdown" aria-pressed="false">
          <Icon name="markdown" />
          {t("ui.markdown.markdown")}
        </button>
        {preview && (
          <button
            type="button"
            data-action="preview"
            aria-label={t("ui.markdown.preview")}
            title={t("ui.markdown.preview")}
            aria-pressed="false"
          >
            <Icon name="eye" />
          </button>
        )}
      </span>
    </div>
  );
}

function Tool({ action, icon, keys }: { action: string; icon: IconName; keys?: string }) {
  const t = useText();
  const name = t(`ui.markdown.${action}`);
  return (
    <button type="button" data-action={action} aria-label={name} title={name} aria-keyshortcuts={keys}>
      <Icon name={icon} />
    </button>
  );
}
