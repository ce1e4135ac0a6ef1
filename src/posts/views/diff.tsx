import { diffWords } from "../../platform/text/index.ts";
import { useText } from "../../ui/index.ts";

/** What changed between two texts, word by word. */
export function Diff({ before, after }: { before: string; after: string }) {
  const t = useText();
  // Words say it too: colour and lines alone tell a listener nothing.
  return (
    <div class="diff">
      {diffWords(before, after).map(({ kind, text }) =>
        kind === "same" ? (
          <span>{text}</span>
        ) : kind === "added" ? (
          <ins>
            <span class="visually-hidden">{t("post.diff.added")} </span>
            {text}
          </ins>
        ) : (
          <del>
            <span class="visually-hidden">{t("post.diff.removed")} </span>
            {text}
          </del>
        ),
      )}
    </div>
  );
}
