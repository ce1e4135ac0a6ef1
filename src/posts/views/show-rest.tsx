import { useText } from "../../ui/index.ts";

/** Leads to what a mail held beside the words that were posted. Not in the page itself: few ask for it, and it may be long. */
export function ShowRest({ path }: { path: string }) {
  const t = useText();
  return (
    <p class="text-rest small">
      <a href={`${path}/quoted`} rel="nofollow">
        {t("mail-in.rest.show")}
      </a>
    </p>
  );
}
