import { excerpt } from "../../platform/text/index.ts";
import { type Post, postPath } from "../../posts/index.ts";
import {
  Breadcrumb,
  Button,
  Choices,
  Form,
  type FormValues,
  MarkdownField,
  Notice,
  PageHead,
  useLocale,
  useRichText,
  useText,
} from "../../ui/index.ts";
import type { Conversation } from "../find-conversation.ts";
import { messageLengthMax } from "../limits.ts";
import { nameOf, namesOf } from "../names.ts";
import { conversationPath } from "../paths.ts";
import type { Message } from "../read-messages.ts";

export interface PassagePageProps {
  conversation: Conversation;
  post: Post;
  /** Messages that can be carried: their writers are in it, and everybody in it may read them. */
  offered: readonly Message[];
  /** Where older ones stand; null for none. */
  older: number | null;
  /** Those that are chosen. */
  messages: readonly Message[];
  /** Why those that were chosen cannot be. */
  problem: string | undefined;
  named: boolean;
  text: string;
  form: FormValues;
  /** The viewer has asked already, and changes the text. */
  changes: boolean;
}

/** Where words are carried into the talk: first which messages, then the text that all are asked about. */
export function PassagePage(props: PassagePageProps) {
  const { conversation, post, messages, problem } = props;
  const t = useText();
  const rich = useRichText();
  const { language } = useLocale();
  const { id, others } = conversation;
  const path = conversationPath(id);
  return (
    <>
      <PageHead
        title={t("conversation.passage.title")}
        lead={rich("conversation.passage.lead", { talk: <a href={postPath(post)}>{post.title}</a> })}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: namesOf(t, language, others), href: path },
              { label: t("conversation.passage.title") },
            ]}
          />
        }
      />
      {problem && <Notice kind="warning" title={t(problem)} />}
      {messages.length > 0 && <Text {...props} />}
      <Choosing {...props} />
    </>
  );
}

function Choosing({ conversation, offered, older, messages, named }: PassagePageProps) {
  const t = useText();
  const chosen = new Set(messages.map((message) => message.id));
  const known = new Set(offered.map((message) => message.id));
  const all = [...messages.filter((message) => !known.has(message.id)), ...offered];
  const path = conversationPath(conversation.id, "passage");
  return (
    <details class="conversation-choosing" open={messages.length === 0}>
      <summary>
        {t(messages.length > 0 ? "conversation.passage.others" : "conversation.passage.choose")}
      </summary>
      <Form method="get" action={path} plain>
        <Choices
          name="messages"
          label={t("conversation.passage.messages")}
          several
          required
          value={[...chosen].map(String)}
          choices={all.map((message) => ({
            value: String(message.id),
            label: nameOf(t, message.author),
            hint: excerpt(message.html, 160),
          }))}
        />
        {older !== null && (
          <p>
            <a href={`${path}?before=${older}`}>{t("conversation.older")}</a>
          </p>
        )}
        <Choices
          name="named"
          label={t("conversation.passage.named")}
          required
          value={named ? "yes" : "no"}
          choices={[
            { value: "yes", label: t("conversation.passage.named.yes") },
            { value: "no", label: t("conversation.passage.named.no") },
          ]}
        />
        <div class="form-actions">
          <Button kind={messages.length > 0 ? "quiet" : "primary"}>{t("conversation.passage.make")}</Button>
        </div>
      </Form>
    </details>
  );
}

function Text({ conversation, messages, text, form, changes }: PassagePageProps) {
  const t = useText();
  const { language } = useLocale();
  const { id, others } = conversation;
  return (
    <Form
      action={conversationPath(id, "passage")}
      labels={{ markdown: t("conversation.passage.text") }}
      plain
      {...form}
    >
      {messages.map((message) => (
        <input type="hidden" name="messages" value={message.id} />
      ))}
      <MarkdownField
        name="markdown"
        label={t("conversation.passage.text")}
        hint={t("conversation.passage.text.hint")}
        value={text}
        rows={8}
        required
        maxlength={messageLengthMax}
      />
      <p class="soft small">
        {t(changes ? "conversation.passage.asks-again" : "conversation.passage.asks-whom", {
          names: namesOf(t, language, others),
        })}
      </p>
      <div class="form-actions">
        <Button kind="primary">{t("conversation.passage.ask")}</Button>
        <Button kind="link" href={conversationPath(id)}>
          {t("post.form.cancel")}
        </Button>
      </div>
    </Form>
  );
}
