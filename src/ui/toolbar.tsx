import { Icon, type IconName } from "./icon.tsx";
import { useText } from "./text.tsx";

/** What the toolbar can do to a text, in its order. The island weft-markdown does it. */
export const textActions = [
  ["bold", "Control+B"],
  ["italic", "Control+I"],
  ["link", "Control+K"],
  ["heading", undefined],
  ["quote", undefined],
  ["bullets", undefined],
  ["numbers", undefined],
  ["code", undefined],
] as const satisfies readonly (readonly [IconName, string | undefined])[];

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
        <button
          type="button"
          data-action={action}
          aria-label={t(`ui.markdown.${action}`)}
          title={t(`ui.markdown.${action}`)}
          aria-keyshortcuts={keys}
        >
          <Icon name={action} />
        </button>
      ))}
      {files && (
        <button
          type="button"
          data-action="files"
          aria-label={t("ui.markdown.files")}
          title={t("ui.markdown.files")}
        >
          <Icon name="picture" />
        </button>
      )}
      {preview && (
        <button type="button" class="toolbar-preview" data-action="preview" aria-pressed="false">
          <Icon name="eye" />
          {t("ui.markdown.preview")}
        </button>
      )}
    </div>
  );
}
