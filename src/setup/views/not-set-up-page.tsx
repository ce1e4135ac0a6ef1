import { Mark, PageHead, useRichText, useText } from "../../ui/index.ts";

/** What everyone sees before there is a community: who started it learns what to do, and others to come back. */
export function NotSetUpPage({ url }: { url: string }) {
  const t = useText();
  const rich = useRichText();
  return (
    <div class="setup-not-yet">
      <Mark size={72} />
      <PageHead title={t("setup.not-yet.title")} lead={t("setup.not-yet.lead")} />
      <section class="setup-hint">
        <h2>{t("setup.not-yet.yours")}</h2>
        <p>{rich("setup.not-yet.terminal", { link: <code>{`${url}/setup?key=…`}</code> })}</p>
        <p class="soft small">{t("setup.not-yet.again")}</p>
      </section>
    </div>
  );
}
