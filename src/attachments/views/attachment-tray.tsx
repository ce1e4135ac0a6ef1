import { useText } from "../../ui/index.ts";

/**
 * Stands under a Markdown text (as a child of MarkdownField with `files`): what is put into the text, and how. Without
 * scripts it is the two links; with them the island uploads what is picked, pasted or dropped, and lists it here. What the
 * island shows is fetched when it is first needed (tray-parts.tsx): most who see a reply box attach nothing.
 */
export function AttachmentTray() {
  const t = useText();
  return (
    <weft-attachments
      class="attachments"
      data-parts="/attachments/tray"
      data-offline={t("attachment.tray.offline")}
    >
      <p class="attachments-ways">
        <a class="attachments-new" href="/attachments/new" target="_blank" rel="noopener">
          {t("attachment.tray.new")}
        </a>{" "}
        <a href="/pictures" target="_blank" rel="noopener">
          {t("attachment.tray.pictures")}
        </a>
      </p>
      <ul class="attachments-list" aria-label={t("attachment.tray")} hidden />
      <p class="attachments-status" role="status" />
    </weft-attachments>
  );
}
