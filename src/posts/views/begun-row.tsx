import type { DraftInList } from "../../drafts/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { ListRow, PostButton, Time, useText } from "../../ui/index.ts";

const shownMax = 240;

/** A text that is being written. Where two devices wrote at once, the other text stands below it. */
export function BegunRow({ draft }: { draft: DraftInList }) {
  const t = useText();
  const { place, other, texts } = draft;
  const path = `/drafts/${encodeURIComponent(draft.name)}`;
  const title = place
    ? t(place.titleKey, { title: place.title || t("post.untitled") })
    : t("draft.place.gone");
  return (
    <ListRow
      level={2}
      href={place?.path ?? "/drafts"}
      title={title}
      icon={place?.icon ?? "edit"}
      excerpt={
        place ? (texts.markdown ?? "").slice(0, shownMax) : <WholeWords words={texts.markdown ?? ""} />
      }
      facts={
        <>
          {place && <>{place.where} · </>}
          <Time at={draft.at} />
        </>
      }
      actions={
        <>
          {other && (
            <details class="draft-other">
              <summary>{t("draft.other")}</summary>
              <p class="draft-other-words">{other.texts.markdown}</p>
              <PostButton action={formAction(`${path}/other`, "put")} small>
                {t("draft.other.take")}
              </PostButton>
            </details>
          )}
          <PostButton
            action={formAction(path, "delete")}
            small
            icon="bin"
            label={t("draft.throw-away", { title })}
          />
        </>
      }
    />
  );
}

/** Where a place is gone there is no form to open them in: here they can be copied. */
function WholeWords({ words }: { words: string }) {
  return <span class="draft-other-words">{words}</span>;
}
