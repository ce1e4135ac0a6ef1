import { Button, Icon, useText } from "../../ui/index.ts";
import { CreditFields } from "./credit-fields.tsx";

/** What weft-attachments shows, as templates, and what it says: see attachment-tray.tsx. */
export function TrayParts({ authors }: { authors: readonly string[] }) {
  const t = useText();
  return (
    <>
      <span
        class="attachments-says"
        hidden
        data-added={t("attachment.tray.added", { file: "%file%" })}
        data-failed={t("attachment.tray.failed", { file: "%file%", reason: "%reason%" })}
        data-dismiss={t("attachment.tray.dismiss")}
        data-wait={t("attachment.tray.wait")}
        data-undescribed={t("attachment.tray.undescribed")}
      />
      <template class="attachments-row">
        <AttachmentRow />
      </template>
      <template class="attachments-waiting">
        <UploadRow />
      </template>
      <template class="attachments-dialog">
        <CreditDialog authors={authors} />
      </template>
    </>
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

function CreditDialog({ authors }: { authors: readonly string[] }) {
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
        <CreditFields authors={authors} />
        <div class="form-actions">
          <Button kind="primary">{t("attachment.credit.keep")}</Button>
        </div>
      </form>
    </dialog>
  );
}
