import { Breadcrumb, Button, Form, type FormValues, PageHead, TextArea, useText } from "../../ui/index.ts";
import { closedReasonLengthMax } from "../input.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";

/** Where a talk is ended, with the reason that will stand where the reply box was. */
export function ClosePage({ post, form }: { post: Post; form: FormValues }) {
  const t = useText();
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t("post.close.title")}
        lead={t("post.close.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t("post.close") }]} />}
      />
      <Form action={postPart(post.id, "closing")} {...form}>
        <TextArea
          name="reason"
          label={t("post.close.reason")}
          hint={t("post.close.reason.hint")}
          maxlength={closedReasonLengthMax}
          count
        />
        <div class="form-actions">
          <Button kind="primary">{t("post.close")}</Button>
          <Button kind="link" href={path}>
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
