import { Button, Notice, useText } from "../../ui/index.ts";

/** A link of an invitation that was just made: to be copied now, because it is not kept. */
export function NewLink({ url }: { url: string }) {
  const t = useText();
  return (
    <Notice kind="success" title={t("group.invite.new-link")}>
      <p>{t("group.invite.new-link-words")}</p>
      <p class="group-link">
        <input class="control" readOnly value={url} aria-label={t("group.invite.new-link")} />
        <weft-copy data-text={url} data-done={t("group.invite.copied")}>
          <Button small icon="link" href={url}>
            {t("group.invite.copy")}
          </Button>
        </weft-copy>
      </p>
    </Notice>
  );
}
