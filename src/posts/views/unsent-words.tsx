import { Notice, TextArea, useText } from "../../ui/index.ts";

/** A reply that came too late: the reason, and the words to take along. Nothing that was written is lost. */
export function UnsentWords({ reason, markdown }: { reason: string; markdown: string }) {
  const t = useText();
  return (
    <section class="unsent-words" aria-label={t("post.unsent.title")}>
      <Notice kind="warning" title={t("post.unsent.title")}>
        <p>{t(reason)}</p>
        <p>{t("post.unsent.words")}</p>
      </Notice>
      <TextArea name="unsent" label={t("post.unsent.label")} value={markdown} rows={6} required />
    </section>
  );
}
