import type { Report } from "../../conversations/index.ts";
import {
  Button,
  Empty,
  Form,
  type FormValues,
  PageHead,
  PostButton,
  TextArea,
  Time,
  useText,
} from "../../ui/index.ts";

export interface ReportsPageProps {
  reports: readonly Report[];
  form: FormValues;
  /** The report whose form is shown again. */
  formOf: number | undefined;
}

const path = "/administration/conversations";

/** Conversations that somebody in them has reported: who, when and why, and nothing of what they say. */
export function ReportsPage({ reports, form, formOf }: ReportsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("conversation.reports")}
        lead={t("conversation.reports.lead")}
        actions={<Button href={`${path}/openings`}>{t("conversation.openings")}</Button>}
      />
      {reports.length === 0 && (
        <Empty icon="check" title={t("conversation.reports.none")}>
          <p>{t("conversation.reports.none.words")}</p>
        </Empty>
      )}
      {reports.map((report) => (
        <OneReport report={report} form={report.id === formOf ? form : {}} />
      ))}
    </>
  );
}

function OneReport({ report, form }: { report: Report; form: FormValues }) {
  const t = useText();
  const { id, by, openingId } = report;
  const name = by === null || by.standing === "closed" ? t("post.former-member") : by.name;
  return (
    <section class="report" aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{t("conversation.report.of", { name, count: report.peopleCount })}</h2>
      <p class="soft small">
        <Time at={report.reportedAt} form="time" />
      </p>
      <blockquote class="report-reason">{report.reason}</blockquote>
      {openingId === null ? (
        <details open={form.errors !== undefined}>
          <summary>{t("conversation.opening.begin")}</summary>
          <Form action={`${path}/${id}/opening`} id={`opening-${id}`} {...form}>
            <TextArea
              name="reason"
              id={`reason-${id}`}
              label={t("conversation.opening.reason")}
              hint={t("conversation.opening.reason.hint")}
              rows={2}
              required
              maxlength={500}
            />
            <div class="form-actions">
              <Button kind="danger">{t("conversation.opening.open")}</Button>
            </div>
          </Form>
        </details>
      ) : (
        <Button kind="primary" href={`${path}/openings/${openingId}`}>
          {t("conversation.opening.read")}
        </Button>
      )}
      <PostButton action={`${path}/${id}/settling`} icon="check">
        {t("conversation.report.settle")}
      </PostButton>
    </section>
  );
}
