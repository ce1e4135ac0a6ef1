import { AttachmentTray } from "../../attachments/index.ts";
import { Telling } from "../../drafts/index.ts";
import { Button, Form, type FormValues, MarkdownField, useRichText, useText } from "../../ui/index.ts";
import { textLengthMax } from "../input.ts";
import { postPart, replyAnchor } from "../paths.ts";
import type { Post, Reply } from "../post.ts";

export interface ReplyBoxProps {
  post: Post;
  /** The reply that is to be answered; the post itself where there is none. */
  answers?: Reply;
  /** This page without a reply to answer. */
  path: string;
  form: FormValues;
}

/** Where one answers. Sent by the browser itself, because Turbo forgets the anchor of the new reply. */
export function ReplyBox({ post, answers, path, form }: ReplyBoxProps) {
  const t = useText();
  const rich = useRichText();
  return (
    <section
      class="reply-box"
      id="reply-box"
      aria-labelledby="reply-box-title"
      data-quote={t("writing.quote")}
      data-wrote={t("writing.wrote", { name: "%name%" })}
      data-answer={t("post.reply-box.answer", { name: "%name%" })}
    >
      <h2 id="reply-box-title">
        {answers ? t("post.reply-box.answer", { name: answers.author.name }) : t("post.reply-box.title")}
      </h2>
      {answers && (
        <p class="soft small">
          {rich("post.reply-box.answers", {
            reply: <a href={`#${replyAnchor(answers.id)}`}>{t("post.reply-box.that-reply")}</a>,
            instead: <a href={`${path}#reply-box`}>{t("post.reply-box.instead")}</a>,
          })}
        </p>
      )}
      <TalkRule post={post} />
      <Form
        action={`${postPart(post.id, "replies")}#reply-box`}
        draft={`reply-${post.id}`}
        labels={{ markdown: t("post.reply-box.label") }}
        plain
        {...form}
      >
        <MarkdownField
          name="markdown"
          label={t("post.reply-box.label")}
          labelHidden
          placeholder={t("post.reply-box.placeholder")}
          rows={5}
          required
          maxlength={textLengthMax}
          files
        >
          <AttachmentTray />
        </MarkdownField>
        {answers && <input type="hidden" name="answers" value={answers.id} />}
        <Telling postId={post.id} />
        <div class="form-actions">
          <Button kind="primary">{t("post.reply-box.send")}</Button>
        </div>
      </Form>
    </section>
  );
}

/** What to know before one answers, in a round and where replies are held back. */
function TalkRule({ post }: { post: Post }) {
  const t = useText();
  const rule =
    post.roundUntil && !post.roundEndedAt ? "post.round.rule" : post.repliesHeld ? "post.held.rule" : null;
  return rule && <p class="soft small">{t(rule)}</p>;
}
