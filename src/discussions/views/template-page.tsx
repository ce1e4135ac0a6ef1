import { groupPath } from "../../groups/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { type PostKind, titleLengthMax } from "../../posts/index.ts";
import {
  Breadcrumb,
  Button,
  Choices,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  PageHead,
  useText,
} from "../../ui/index.ts";
import type { OwnTemplate } from "../own-templates.ts";
import { waysPath } from "../paths.ts";

export interface TemplatePageProps {
  group: { readonly slug: string; readonly name: string };
  kinds: readonly PostKind[];
  /** The one to be changed; none for a new one. */
  template?: OwnTemplate;
  form: FormValues;
}

/** Where a group's own template is written. */
export function TemplatePage({ group, kinds, template, form }: TemplatePageProps) {
  const t = useText();
  const path = waysPath(group.slug);
  const title = t(template ? "discussion.template.edit" : "discussion.template.new");
  return (
    <>
      <PageHead
        title={title}
        lead={t("discussion.template.lead")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: group.name, href: groupPath(group) },
              { label: t("discussion.ways.title"), href: path },
              { label: title },
            ]}
          />
        }
      />
      <Form action={template ? formAction(`${path}/${template.id}`, "put") : path} {...form}>
        <Field
          name="name"
          label={t("discussion.template.name")}
          value={template?.name}
          maxlength={80}
          required
        />
        <Field
          name="hint"
          label={t("discussion.template.hint")}
          hint={t("discussion.template.hint.hint")}
          value={template?.hint}
          maxlength={200}
        />
        <Choices
          name="kind"
          label={t("discussion.template.kind")}
          value={String(form.values?.kind ?? template?.kind ?? "discussion")}
          required
          choices={kinds.map((kind) => ({ value: kind.key, label: t(kind.nameKey) }))}
        />
        <Field
          name="title"
          label={t("discussion.template.title")}
          hint={t("discussion.template.title.hint")}
          value={template?.title}
          maxlength={titleLengthMax}
        />
        <MarkdownField
          name="markdown"
          label={t("discussion.template.text")}
          hint={t("discussion.template.text.hint")}
          value={template?.markdown}
          rows={12}
          maxlength={20_000}
        />
        <div class="form-actions">
          <Button kind="primary">{t("discussion.template.save")}</Button>
          <Button kind="link" href={path}>
            {t("discussion.template.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
