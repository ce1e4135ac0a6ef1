import { localTimeOf } from "../../platform/clock/index.ts";
import { formAction } from "../../platform/http/index.ts";
import {
  Breadcrumb,
  Button,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  PageHead,
  useText,
} from "../../ui/index.ts";
import { partPath, seriesPath } from "../paths.ts";
import type { Part, Series } from "../read-series.ts";

export interface PartPageProps {
  series: Series;
  part: Part;
  form: FormValues;
  mayMove: boolean;
  mayName: boolean;
}

/** Where a part that has not started is changed: by its host the words, by others also its day and host. */
export function PartPage({ series, part, form, mayMove, mayName }: PartPageProps) {
  const t = useText();
  const path = seriesPath(series.id);
  const title = t("series.part.edit");
  return (
    <>
      <PageHead
        title={`${t("series.part.number", { number: part.number })} ${part.title}`}
        lead={t("series.part.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: series.title, href: path }, { label: title }]} />}
      />
      <Form
        action={formAction(partPath(series.id, part.number), "patch")}
        labels={{ markdown: t("series.part.words") }}
        {...form}
      >
        <Field name="title" label={t("series.part.name")} value={part.title} maxlength={100} required />
        <MarkdownField
          name="markdown"
          label={t("series.part.words")}
          hint={t("series.new.text.hint")}
          value={part.markdown}
          rows={10}
          maxlength={50_000}
        />
        {mayMove && (
          <Field
            name="on"
            type="datetime-local"
            label={t("series.part.on")}
            hint={t("series.new.first.hint", { zone: series.timeZone })}
            value={localTimeOf(part.dueAt, series.timeZone)}
            required
          />
        )}
        {mayName && (
          <Field
            name="host"
            label={t("series.part.host")}
            hint={t("series.part.host.hint")}
            value={part.hostHandle ? `@${part.hostHandle}` : ""}
            autocapitalize="none"
          />
        )}
        <div class="form-actions">
          <Button kind="primary">{t("series.part.save")}</Button>
          <Button kind="link" href={path}>
            {t("series.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
