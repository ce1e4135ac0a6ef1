import { Button, Form, type FormValues, PageHead, useText } from "../../ui/index.ts";
import { markdownLine } from "../markdown-line.ts";
import type { Variant } from "../tables.ts";
import { CreditFields, type CreditValues } from "./credit-fields.tsx";
import { FileLink } from "./file-link.tsx";
import { Picture } from "./picture.tsx";

export interface AttachmentPageProps {
  attachment: Required<CreditValues> & {
    readonly id: string;
    readonly kind: "picture" | "file";
    readonly name: string;
    readonly sizeBytes: number;
    readonly width: number | null;
    readonly height: number | null;
    readonly variants: readonly Variant[];
  };
  /** Whether the viewer may change what it says of itself. */
  mine: boolean;
  form: FormValues;
  authors: readonly string[];
}

/** One picture or file: how it looks in a text, the line that puts it there, and its credit. */
export function AttachmentPage({ attachment, mine, form, authors }: AttachmentPageProps) {
  const t = useText();
  const line = markdownLine(attachment);
  return (
    <>
      <PageHead title={attachment.title || attachment.name} lead={t("attachment.one.lead")} />
      <div class="prose">
        {attachment.kind === "picture" ? (
          <Picture attachment={attachment} t={t} />
        ) : (
          <FileLink attachment={attachment} />
        )}
      </div>
      <section class="attachment-use" aria-labelledby="attachment-line">
        <h2 id="attachment-line">{t("attachment.line")}</h2>
        <p>{t("attachment.line.hint")}</p>
        <pre class="attachment-code">
          <code>{line}</code>
        </pre>
        <weft-copy data-text={line} data-done={t("attachment.copied")}>
          <button type="button" class="button button-quiet">
            {t("attachment.copy")}
          </button>
        </weft-copy>
      </section>
      {mine && attachment.kind === "picture" && <CreditForm {...{ attachment, form, authors }} />}
    </>
  );
}

function CreditForm({
  attachment,
  form,
  authors,
}: Pick<AttachmentPageProps, "attachment" | "form" | "authors">) {
  const t = useText();
  return (
    <section class="stack" aria-labelledby="attachment-credit">
      <h2 id="attachment-credit">{t("attachment.credit")}</h2>
      <Form action={`/attachments/${attachment.id}`} values={form.values} errors={form.errors}>
        <CreditFields values={attachment} authors={authors} prefix="f" />
        <div class="form-actions">
          <Button kind="primary">{t("attachment.credit.keep")}</Button>
        </div>
      </Form>
    </section>
  );
}
