import { groupPath } from "../../groups/index.ts";
import {
  Breadcrumb,
  Button,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  PageHead,
  Select,
  TextArea,
  useText,
} from "../../ui/index.ts";
import { seriesOfGroupPath } from "../paths.ts";

export interface NewSeriesPageProps {
  group: { readonly slug: string; readonly name: string };
  form: FormValues;
  /** Of the community: days and times go by it. */
  timeZone: string;
  /** Whether the viewer names others as hosts. */
  mayName: boolean;
}

/** Where a series is begun. */
export function NewSeriesPage({ group, form, timeZone, mayName }: NewSeriesPageProps) {
  const t = useText();
  const path = seriesOfGroupPath(group.slug);
  return (
    <>
      <PageHead
        title={t("series.kind.start")}
        lead={t("series.new.lead")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: group.name, href: groupPath(group) },
              { label: t("series.list.title"), href: path },
              { label: t("series.kind.start") },
            ]}
          />
        }
      />
      <Form action={path} labels={{ markdown: t("series.new.text") }} {...form}>
        <Field
          name="title"
          label={t("series.new.title")}
          hint={t("series.new.title.hint")}
          maxlength={100}
          required
        />
        <TextArea
          name="about"
          label={t("series.new.about")}
          hint={t("series.new.about.hint")}
          maxlength={2_000}
        />
        <TextArea
          name="parts"
          label={t("series.new.parts")}
          hint={t("series.new.parts.hint")}
          rows={6}
          required
        />
        <RhythmFields timeZone={timeZone} />
        {mayName && (
          <Field
            name="hosts"
            label={t("series.new.hosts")}
            hint={t("series.new.hosts.hint")}
            autocapitalize="none"
          />
        )}
        <MarkdownField
          name="markdown"
          label={t("series.new.text")}
          hint={t("series.new.text.hint")}
          rows={8}
          maxlength={50_000}
        />
        <div class="form-actions">
          <Button kind="primary">{t("series.new.submit")}</Button>
          <Button kind="link" href={path}>
            {t("series.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** When the first part starts, and how the others follow. */
function RhythmFields({ timeZone }: Pick<NewSeriesPageProps, "timeZone">) {
  const t = useText();
  return (
    <>
      <Field
        name="first"
        type="datetime-local"
        label={t("series.new.first")}
        hint={t("series.new.first.hint", { zone: timeZone })}
        required
      />
      <Field
        name="everyCount"
        type="number"
        min={1}
        max={60}
        label={t("series.new.every")}
        hint={t("series.new.every.hint")}
        value={1}
        required
      />
      <Select
        name="everyUnit"
        label={t("series.new.unit")}
        value="week"
        choices={["day", "week", "month"].map((unit) => ({ value: unit, label: t(`series.unit.${unit}`) }))}
      />
    </>
  );
}
