import { Button, FileField, Form, type FormValues, PageHead, useText } from "../../ui/index.ts";
import { CreditFields } from "./credit-fields.tsx";

/** The way to put in a picture or file without scripts, or before the text that shows it. */
export function NewAttachment({
  form,
  authors,
  sizeMaxMb,
}: {
  form: FormValues;
  authors: readonly string[];
  sizeMaxMb: number;
}) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("attachment.new")}
        lead={t("attachment.new.lead")}
        actions={
          <Button href="/pictures" icon="picture">
            {t("attachment.pictures")}
          </Button>
        }
      />
      <Form
        action="/attachments"
        multipart
        {...form}
        labels={{
          alt: t("attachment.alt"),
          author: t("attachment.author"),
          sourceUrl: t("attachment.source"),
          licence: t("attachment.licence"),
          title: t("attachment.title"),
        }}
      >
        <FileField
          name="file"
          label={t("attachment.file")}
          hint={t("attachment.file.hint", { size: sizeMaxMb })}
          required
        />
        <CreditFields authors={authors} prefix="f" />
        <div class="form-actions">
          <Button kind="primary">{t("attachment.add")}</Button>
        </div>
      </Form>
    </>
  );
}
