import { Button, Icon, useText } from "../../ui/index.ts";
import { CreditFields } from "./credit-fields.tsx";

/**
 * Stands under a Markdown text (as a child of MarkdownField with `files`): what is put into the text, and how. Without
 * scripts it is the two links; with them the island uploads what is picked, pasted or dropped, and lists it here.
 */
export function AttachmentTray() {
  const t = useText();
  return (
    <weft-attachments
      class="attachments"
      data-added={t("attachment.tray.added", { file: "%file%" })}
      data-failed={t("attachment.tray.failed", { file: "%file%", reason: "%reason%" })}
      data-dismiss={t("attachment.tray.dismiss")}
      data-offline={t("attachment.tray.offline")}
      data-wait={t("attachment.tray.wait")}
      data-undescribed={t("attachment.tray.undescribed")}
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
      <template class="attachments-row">
        <AttachmentRow />
      </template>
      <template class="attachments-waiting">
        <UploadRow />
      </template>
      {/* In a template it may stand inside the form of the text; it is put outside of it before it is opened. */}
      <template class="attachments-dialog">
        <CreditDialog />
      </template>
    </weft-attachments>
  );
}

function AttachmentRow() {
  const t = useText();
  return (
    <li class="attachment-row">
      <span class="attachment-thumb">
        <Icon name="file" />
      </span>
      <span class="attachment-words">
        <span class="attachment-name" />
        <span class="attachment-alt" />
      </span>
      <Button type="button" small class="attachment-edit" aria-haspopup="dialog">
        {t("attachment.tray.describe")}
      </Button>
    </li>
  );
}

function UploadRow() {
  const t = useText();
  return (
    <li class="attachment-row">
      <span class="attachment-words">
        <label>
          <span class="attachment-name" />
          <progress max={100} />
        </label>
        <span class="field-error" />
      </span>
      <Button type="button" small class="attachment-stop">
        {t("attachment.tray.stop")}
      </Button>
    </li>
  );
}

function CreditDialog() {
  const t = useText();
  return (
    <dialog class="dialog" aria-labelledby="credit-dialog-title">
      <header class="dialog-head">
        <h2 id="credit-dialog-title">{t("attachment.credit")}</h2>
        <form method="dialog">
          <Button kind="link" icon="close" label={t("ui.close")} />
        </form>
      </header>
      <form class="form form-stack attachment-credit-form" method="post">
        <p class="field-error" role="alert" hidden />
        <CreditFields />
        <div class="form-actions">
          <Button kind="primary">{t("attachment.credit.keep")}</Button>
        </div>
      </form>
    </dialog>
  );
}
