import { Notice, useText } from "../../ui/index.ts";
import { Diff } from "./diff.tsx";

/** Two have written at once: what stands there now, against what the second has in the boxes below. */
export function EditConflict({ theirs, mine }: { theirs: string; mine: string }) {
  const t = useText();
  return (
    <section class="edit-conflict" aria-label={t("post.conflict.title")}>
      <Notice kind="warning" title={t("post.conflict.title")}>
        <p>{t("post.conflict.words")}</p>
      </Notice>
      <h2 class="edit-conflict-head">{t("post.conflict.compare")}</h2>
      <Diff before={theirs} after={mine} />
    </section>
  );
}
