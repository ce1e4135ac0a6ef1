import { formAction } from "../../platform/http/index.ts";
import { type Post, postPath } from "../../posts/index.ts";
import { Button, Form, Notice, PostButton, useLocale, useRichText, useText } from "../../ui/index.ts";
import { nameOf, namesOf } from "../names.ts";
import type { Passage } from "../passage.ts";
import { conversationPath } from "../paths.ts";

export interface PassageBoxProps {
  conversationId: number;
  viewerId: string;
  passage: Passage;
  /** The talk, where the viewer may know of it. */
  post: Post | undefined;
}

/** Words that are asked about: what they are, who has agreed, and the viewer's own answer. */
export function PassageBox({ conversationId, viewerId, passage, post }: PassageBoxProps) {
  const t = useText();
  const rich = useRichText();
  const { language } = useLocale();
  const { agreed, waiting, html, proposedBy } = passage;
  const proposer = [...agreed, ...waiting].find((person) => person.id === proposedBy) ?? null;
  const mine = proposedBy === viewerId;
  const asked = waiting.some((person) => person.id === viewerId);
  return (
    <section class="conversation-passage" id="passage" aria-labelledby="passage-title">
      <h2 id="passage-title">
        {mine
          ? t("conversation.passage.yours")
          : t("conversation.passage.asks", { name: nameOf(t, proposer) })}
      </h2>
      <p class="soft small">
        {post
          ? rich("conversation.passage.into", { talk: <a href={postPath(post)}>{post.title}</a> })
          : t("conversation.passage.into-hidden")}{" "}
        {t("conversation.passage.rule")}
      </p>
      {/* Rendered and sanitised by platform/text when it was proposed. */}
      <div class="prose conversation-passage-text" dangerouslySetInnerHTML={{ __html: html }} />
      <p>
        {t("conversation.passage.agreed", { names: namesOf(t, language, agreed), count: agreed.length })}{" "}
        {waiting.length > 0 && t("conversation.passage.waiting", { names: namesOf(t, language, waiting) })}
      </p>
      {waiting.length === 0 && <Complete conversationId={conversationId} />}
      <div class="form-actions">
        {asked && <Answer {...{ conversationId, passage }} answer="yes" />}
        {!mine && <Answer {...{ conversationId, passage }} answer="no" />}
        {mine && (
          <>
            <Button small icon="edit" href={conversationPath(conversationId, "passage")}>
              {t("conversation.passage.change")}
            </Button>
            <PostButton
              action={formAction(conversationPath(conversationId, "passage"), "delete")}
              kind="link"
              small
            >
              {t("conversation.passage.take-back")}
            </PostButton>
          </>
        )}
      </div>
    </section>
  );
}

function Answer({
  conversationId,
  passage,
  answer,
}: {
  conversationId: number;
  passage: Passage;
  answer: "yes" | "no";
}) {
  const t = useText();
  return (
    <Form action={conversationPath(conversationId, "passage/answer")} shape="row" plain>
      <input type="hidden" name="version" value={passage.version} />
      <input type="hidden" name="answer" value={answer} />
      <Button kind={answer === "yes" ? "primary" : "quiet"} small>
        {t(`conversation.passage.${answer}`)}
      </Button>
    </Form>
  );
}

/** All have agreed, and it could not be posted when the last of them did. */
function Complete({ conversationId }: { conversationId: number }) {
  const t = useText();
  return (
    <Notice
      kind="warning"
      title={t("conversation.passage.kept")}
      action={
        <PostButton action={conversationPath(conversationId, "passage/posting")} small>
          {t("conversation.passage.post")}
        </PostButton>
      }
    >
      <p>{t("conversation.passage.kept.words")}</p>
    </Notice>
  );
}
