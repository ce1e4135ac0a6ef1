import { AttachmentTray } from "../../attachments/index.ts";
import { formAction } from "../../platform/http/index.ts";
import {
  Breadcrumb,
  Button,
  Form,
  type FormValues,
  MarkdownField,
  Notice,
  PageHead,
  useText,
} from "../../ui/index.ts";
import { textLengthMax } from "../input.ts";
import { postPath, replyPath } from "../paths.ts";
import type { Post } from "../post.ts";
import { EditConflict } from "./edit-conflict.tsx";

export interface EditReplyPageProps {
  reply: {
    readonly id: number;
    readonly markdown: string;
    readonly authorName: string;
  };
  post: Post;
  form: FormValues;
  draft: string;
  /** Which version the text began from: see editStamp. */
  since: string;
  mine?: string;
  byOther: boolean;
}

/** Where a reply is written again. */
export function EditReplyPage({ reply, post, form, draft, since, mine, byOther }: EditReplyPageProps) {
  const t = useText();
  const path = replyPath(reply.id);
  return (
    <>
      <PageHead
        title={t("post.edit.reply")}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: post.title, href: postPath(post) }, { label: t("post.edit.reply") }]}
          />
        }
      />
      {byOther && (
        <div class="post-state">
          <Notice>
            <p>{t("post.edit.by-other", { name: reply.authorName })}</p>
          </Notice>
        </div>
      )}
      <Form action={formAction(path, "patch")} draft={draft} plain {...form}>
        {mine !== undefined && <EditConflict theirs={reply.markdown} mine={mine} />}
        <input type="hidden" name="since" value={since} />
        <MarkdownField
          name="markdown"
          label={t("post.form.text")}
          value={reply.markdown}
          rows={8}
          maxlength={textLengthMax}
          required
          files
        >
          <AttachmentTray />
        </MarkdownField>
        <div class="form-actions">
          <Button kind="primary">{t("post.form.save")}</Button>
          <Button kind="link" href={path} data-turbo="false">
            {t("post.form.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
