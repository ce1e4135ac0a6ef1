import { formAction } from "../../platform/http/index.ts";
import { Diff, type Post, postPath } from "../../posts/index.ts";
import {
  Breadcrumb,
  Button,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  Notice,
  PageHead,
  PostButton,
  Time,
  useText,
} from "../../ui/index.ts";
import { citationOf } from "../citation.ts";
import { summaryLengthMax, whyLengthMax } from "../limits.ts";
import type { Evidence } from "../list-evidence.ts";
import { summaryPath } from "../paths.ts";
import type { Summary } from "../read-summary.ts";

export interface WriteSummaryPageProps {
  post: Post;
  /** As it stands; undefined where nobody has begun one. */
  summary: Summary | undefined;
  evidence: readonly Evidence[];
  /** What stands in the boxes at first. */
  start: { readonly markdown: string; readonly open: string };
  form: FormValues;
  /** Which version the text began from. */
  since: number;
  /** What was typed while somebody else was quicker. */
  mine?: { readonly markdown: string; readonly open: string };
}

/** Where the summary of a talk is written: two boxes, and the replies to cite. */
export function WriteSummaryPage(props: WriteSummaryPageProps) {
  const { post, summary, evidence, start, form, since, mine } = props;
  const t = useText();
  const title = t(summary?.markdown ? "summary.edit.title" : "summary.begin.title");
  return (
    <>
      <PageHead
        title={title}
        lead={t("summary.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: postPath(post) }, { label: title }]} />}
      />
      <Form action={formAction(summaryPath(post.id), "put")} draft={`summary-${post.id}`} plain {...form}>
        {mine && summary && <Conflict summary={summary} mine={mine} />}
        <input type="hidden" name="since" value={since} />
        <MarkdownField
          name="markdown"
          label={t("summary.field.agreed")}
          hint={t("summary.field.agreed.hint")}
          value={start.markdown}
          placeholder={t("summary.field.agreed.placeholder")}
          rows={10}
          maxlength={summaryLengthMax}
        />
        <MarkdownField
          name="open"
          label={t("summary.field.open")}
          hint={t("summary.field.open.hint")}
          value={start.open}
          rows={5}
          maxlength={summaryLengthMax}
        />
        <EvidenceList evidence={evidence} />
        {summary && (
          <Field
            name="why"
            label={t("summary.field.why")}
            hint={t("summary.field.why.hint")}
            maxlength={whyLengthMax}
          />
        )}
        <p class="soft small">{t("summary.asks")}</p>
        <div class="form-actions">
          <Button kind="primary">{t("summary.save")}</Button>
          <Button kind="link" href={postPath(post)}>
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
      {summary?.markdown && (
        <PostButton
          action={formAction(summaryPath(post.id), "delete")}
          kind="danger"
          icon="bin"
          confirm={t("summary.remove.sure")}
        >
          {t("summary.remove")}
        </PostButton>
      )}
    </>
  );
}

/** The replies of the talk, each with what to put into the text to cite it. */
function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useText();
  if (evidence.length === 0) return null;
  return (
    <details class="summary-evidence" open={evidence.length <= 12}>
      <summary>{t("summary.evidence.title", { count: evidence.length })}</summary>
      <p class="soft small">{t("summary.evidence.how")}</p>
      <ul>
        {evidence.map((one) => (
          <li>
            <p>
              <b>{one.name}</b>, <Time at={one.createdAt} />
            </p>
            <div class="prose">{one.excerpt}</div>
            <weft-copy data-text={citationOf(one)} data-done={t("summary.evidence.copied")}>
              <div class="prose">
                <code>{citationOf(one)}</code>
              </div>
              <Button kind="link" small type="button">
                {t("summary.evidence.copy")}
              </Button>
            </weft-copy>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Conflict({ summary, mine }: { summary: Summary; mine: { markdown: string; open: string } }) {
  const t = useText();
  return (
    <section class="edit-conflict" aria-label={t("post.conflict.title")}>
      <Notice kind="warning" title={t("post.conflict.title")}>
        <p>{t("post.conflict.words")}</p>
      </Notice>
      <h2 class="edit-conflict-head">{t("post.conflict.compare")}</h2>
      <Diff before={summary.markdown} after={mine.markdown} />
      {summary.openMarkdown !== mine.open && <Diff before={summary.openMarkdown} after={mine.open} />}
    </section>
  );
}
