import { Breadcrumb, Button, Choices, Form, type FormValues, PageHead, useText } from "../../ui/index.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";

const stages = ["none", "asking", "exploring", "drawing-together", "settled"];

/** Where one says how far a talk has come. */
export function StagePage({ post, form }: { post: Post; form: FormValues }) {
  const t = useText();
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t("post.stage.title")}
        lead={t("post.stage.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t("post.stage") }]} />}
      />
      <Form action={postPart(post.id, "stage")} {...form}>
        <Choices
          name="stage"
          label={t("post.stage")}
          value={post.stage ?? "none"}
          required
          choices={stages.map((value) => ({
            value,
            label: t(`post.stage.${value}`),
            hint: t(`post.stage.${value}.hint`),
          }))}
        />
        <div class="form-actions">
          <Button kind="primary">{t("post.stage.save")}</Button>
          <Button kind="link" href={path}>
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
