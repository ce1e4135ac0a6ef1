import { formAction } from "../../platform/http/index.ts";
import {
  Breadcrumb,
  Button,
  Field,
  Form,
  type FormValues,
  PageHead,
  TextArea,
  useLocale,
  useText,
} from "../../ui/index.ts";
import { closedReasonLengthMax } from "../input.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";

/** Where a talk is ended or opened again, now or on a date, with the reason that will be shown. */
export function ClosePage({ post, form }: { post: Post; form: FormValues }) {
  const t = useText();
  const { timeZone } = useLocale();
  const path = postPath(post);
  const act = post.closedAt ? "reopen" : "close";
  const closing = postPart(post.id, "closing");
  return (
    <>
      <PageHead
        title={t(`post.${act}.title`)}
        lead={t(`post.${act}.lead`)}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t(`post.${act}`) }]} />}
      />
      <Form action={act === "close" ? closing : formAction(closing, "delete")} {...form}>
        <TextArea
          name="reason"
          label={t("post.close.reason")}
          hint={t(`post.${act}.reason.hint`)}
          maxlength={closedReasonLengthMax}
          count
        />
        <Field
          name="on"
          type="datetime-local"
          label={t(`post.${act}.on`)}
          hint={t("post.close.on.hint", { zone: timeZone })}
        />
        <div class="form-actions">
          <Button kind="primary">{t(`post.${act}`)}</Button>
          <Button kind="link" href={path}>
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
