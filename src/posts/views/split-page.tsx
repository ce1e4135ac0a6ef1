import {
  Breadcrumb,
  Button,
  Choices,
  Empty,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  Notice,
  PageHead,
  Select,
  TextArea,
  useLocale,
  useText,
} from "../../ui/index.ts";
import { closedReasonLengthMax, textLengthMax, titleLengthMax } from "../input.ts";
import type { PostKind } from "../kinds.ts";
import type { ReplyToMove } from "../list-replies-to-move.ts";
import { postPart, postPath } from "../paths.ts";
import type { Post } from "../post.ts";
import type { GroupOfForm } from "./post-form.tsx";

export interface SplitPageProps {
  post: Post;
  replies: readonly ReplyToMove[];
  kinds: readonly PostKind[];
  /** Where the new talk may stand. */
  groups: readonly GroupOfForm[];
  form: FormValues;
}

/** Where replies are chosen that are to have a talk of their own, and what that is to be. */
export function SplitPage({ post, replies, kinds, groups, form }: SplitPageProps) {
  const t = useText();
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t("thread.split.title")}
        lead={t("thread.split.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: post.title, href: path }, { label: t("thread.split") }]} />}
      />
      {replies.length === 0 ? (
        <Empty
          icon="discussion"
          title={t("thread.split.none")}
          action={<Button href={path}>{t("reaction.list.back")}</Button>}
        >
          <p>{t("thread.split.none.words")}</p>
        </Empty>
      ) : (
        <Form action={postPart(post.id, "split")} {...form}>
          <ChooseReplies replies={replies} />
          <Field name="title" label={t("thread.split.new-title")} required maxlength={titleLengthMax} />
          <MarkdownField
            name="markdown"
            label={t("thread.split.markdown")}
            hint={t("thread.split.markdown.hint")}
            required
            maxlength={textLengthMax}
            rows={4}
          />
          <Choices
            name="kind"
            label={t("thread.split.kind")}
            required
            value={kinds[0]?.key}
            choices={kinds.map((kind) => ({ value: kind.key, label: t(kind.nameKey) }))}
          />
          <Select
            name="group"
            label={t("thread.split.group")}
            value={post.group.slug}
            choices={groups.map((group) => ({ value: group.slug, label: group.name }))}
          />
          <TextArea
            name="reason"
            label={t("thread.reason")}
            hint={t("thread.reason.hint")}
            maxlength={closedReasonLengthMax}
            rows={2}
          />
          <Notice>{t("thread.split.readers")}</Notice>
          <div class="form-actions">
            <Button kind="primary">{t("thread.split.button")}</Button>
            <Button kind="link" href={path}>
              {t("post.form.cancel")}
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}

function ChooseReplies({ replies }: { replies: readonly ReplyToMove[] }) {
  const t = useText();
  const { language, timeZone } = useLocale();
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone });
  return (
    <>
      <Choices
        name="replies"
        label={t("thread.split.which")}
        hint={t("thread.split.which.hint")}
        several
        choices={replies.map((reply) => ({
          value: String(reply.id),
          label: t("thread.split.reply", { name: reply.name, when: day.format(reply.createdAt) }),
          hint: reply.words,
        }))}
      />
      <Select
        name="from"
        label={t("thread.split.from")}
        none={t("thread.split.from.none")}
        choices={replies.map((reply) => ({
          value: String(reply.id),
          label: t("thread.split.from.one", {
            name: reply.name,
            when: day.format(reply.createdAt),
            words: reply.words.slice(0, 60),
          }),
        }))}
      />
    </>
  );
}
