import {
  Breadcrumb,
  Button,
  Checkbox,
  Field,
  Form,
  type FormValues,
  PageHead,
  TextArea,
  useText,
} from "../../ui/index.ts";
import { closedReasonLengthMax } from "../input.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";

/** Where a talk is joined to another one, with a word that it cannot be undone. */
export function MergePage({ post, form }: { post: Post; form: FormValues }) {
  const t = useText();
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t("thread.merge.title")}
        lead={t("thread.merge.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t("thread.merge") }]} />}
      />
      <Form action={postPart(post.id, "merge")} {...form}>
        <Field
          name="target"
          label={t("thread.merge.target")}
          hint={t("thread.merge.target.hint")}
          required
          autocomplete="off"
        />
        <TextArea
          name="reason"
          label={t("thread.reason")}
          hint={t("thread.reason.hint")}
          maxlength={closedReasonLengthMax}
          rows={2}
        />
        <Checkbox name="sure" label={t("thread.merge.sure")} hint={t("thread.merge.sure.hint")} />
        <div class="form-actions">
          <Button kind="primary">{t("thread.merge.button")}</Button>
          <Button kind="link" href={path}>
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
