import { Button, Notice, useText } from "../../ui/index.ts";

/** Says on a page of another room that words wait to be claimed. */
export function ClaimsNotice() {
  const t = useText();
  return (
    <Notice action={<Button href="/imports/claims">{t("imports.claims.look")}</Button>}>
      <p>{t("imports.claims.notice")}</p>
    </Notice>
  );
}
