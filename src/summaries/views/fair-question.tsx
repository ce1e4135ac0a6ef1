import { Button, Form, TextArea, useText } from "../../ui/index.ts";
import { wordLengthMax } from "../limits.ts";
import { summaryPath } from "../paths.ts";
import type { Cited } from "../read-summary.ts";

/** Asks the viewer whether the words that cite them are fair; afterwards says what they said and lets them change it. */
export function FairQuestion({ postId, version, mine }: { postId: number; version: number; mine: Cited }) {
  const t = useText();
  const action = summaryPath(postId, "answer");
  const answered = mine.fair !== null;
  return (
    <section class="summary-question" aria-labelledby="fair-title">
      <h3 id="fair-title">
        {t(answered ? `summary.answered.${mine.fair ? "yes" : "no"}` : "summary.question")}
      </h3>
      {!answered && <p>{t("summary.question.words")}</p>}
      <blockquote class="summary-passage">{plain(mine.passages)}</blockquote>
      <div class="summary-answers">
        {mine.fair !== true && (
          <Form action={action} shape="row" plain>
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="fair" value="yes" />
            <Button kind={answered ? "quiet" : "primary"} small>
              {t("summary.answer.yes")}
            </Button>
          </Form>
        )}
        {mine.fair !== false && (
          <details>
            <summary>{t("summary.answer.no")}</summary>
            <Form action={action} plain>
              <input type="hidden" name="version" value={version} />
              <input type="hidden" name="fair" value="no" />
              <TextArea
                name="word"
                label={t("summary.answer.word")}
                rows={2}
                maxlength={wordLengthMax}
                required
              />
              <div class="form-actions">
                <Button small>{t("summary.answer.send")}</Button>
              </div>
            </Form>
          </details>
        )}
        {answered && (
          <Form action={action} shape="row" plain>
            <input type="hidden" name="fair" value="none" />
            <Button kind="link" small>
              {t("summary.answer.take-back")}
            </Button>
          </Form>
        )}
      </div>
    </section>
  );
}

/** The words without the Markdown of links, as the writer sees them. */
function plain(passages: string): string {
  return passages.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]|^[ \t]*[-+>] /gm, "");
}
