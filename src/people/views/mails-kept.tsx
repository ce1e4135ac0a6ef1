import { Notice, useText } from "../../ui/index.ts";

/** Says that no mail goes out, where one would be waited for. */
export function MailsKept() {
  const t = useText();
  return (
    <Notice kind="warning" title={t("people.mails-kept.title")}>
      <p>{t("people.mails-kept.text")}</p>
    </Notice>
  );
}
