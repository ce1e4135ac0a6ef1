import { PageHead, useText } from "../../ui/index.ts";

/** Who would be told, on a page of its own: for browsers without scripts. */
export function TellingPage({ now, digest }: { now: number; digest: number }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("draft.telling.title")} />
      <p>{t("draft.telling", { now, digest })}</p>
      <p class="soft">{t("draft.telling.how")}</p>
    </>
  );
}
