import { wordsLengthMax } from "../../reactions/index.ts";
import {
  Breadcrumb,
  Button,
  Form,
  type FormValues,
  PageHead,
  PostButton,
  TextArea,
  useText,
} from "../../ui/index.ts";
import { postPath } from "../paths.ts";
import type { Post } from "../post.ts";

export interface UsePageProps {
  post: Post;
  /** Whose words were used. */
  author: string;
  /** "/posts/42" or "/replies/7". */
  path: string;
  /** What the viewer has told before; null where they have not. */
  told: string | null;
  form: FormValues;
}

/** Where somebody who used a text tells in one sentence what happened. */
export function UsePage({ post, author, path, told, form }: UsePageProps) {
  const t = useText();
  const title = t("reaction.use.title");
  return (
    <>
      <PageHead
        title={title}
        lead={t("reaction.use.lead", { name: author })}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: postPath(post) }, { label: title }]} />}
      />
      <Form action={`${path}/reaction`} plain {...form}>
        <input type="hidden" name="kind" value="used" />
        <TextArea
          name="words"
          label={t("reaction.use.words")}
          hint={t("reaction.use.words.hint")}
          value={told ?? ""}
          rows={3}
          maxlength={wordsLengthMax}
          count
          required
        />
        <div class="form-actions">
          <Button kind="primary">{t("reaction.use.send")}</Button>
          <Button kind="link" href={path} data-turbo="false">
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
      {told !== null && (
        <div class="section">
          <PostButton action={`${path}/reaction`} fields={{ kind: "none" }} kind="link" icon="history">
            {t("reaction.use.take-back")}
          </PostButton>
        </div>
      )}
    </>
  );
}
