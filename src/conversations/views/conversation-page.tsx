import { type Post, postPath } from "../../posts/index.ts";
import {
  Breadcrumb,
  Button,
  Form,
  type FormValues,
  Icon,
  MarkdownField,
  Notice,
  PageHead,
  useLocale,
  useText,
} from "../../ui/index.ts";
import type { Conversation } from "../find-conversation.ts";
import { messageLengthMax } from "../limits.ts";
import { namesOf } from "../names.ts";
import type { Passage } from "../passage.ts";
import { conversationPath } from "../paths.ts";
import type { Message, MessagePage } from "../read-messages.ts";
import { MessageList } from "./message-list.tsx";
import { PassageBox } from "./passage-box.tsx";

export interface ConversationPageProps {
  conversation: Conversation;
  viewerId: string;
  page: MessagePage;
  /** The talk it was begun beside, where the viewer may know of it. */
  post: Post | undefined;
  passage: Passage | undefined;
  /** Why the viewer cannot write; null where they can. */
  mayWrite: string | null;
  mayCarry: boolean;
  form: FormValues;
  /** Words that came too late. */
  unsent?: string;
}

/** A conversation: what was said, and the box to answer. */
export function ConversationPage(props: ConversationPageProps) {
  const { conversation, viewerId, page, post, passage, mayCarry } = props;
  const t = useText();
  const { language } = useLocale();
  const { id, others, mine } = conversation;
  const names = namesOf(t, language, others);
  const newFrom = page.messages.find(
    (one) =>
      one.id > Math.max(mine.readTo, mine.seesAfter) && one.kind === "words" && one.author?.id !== viewerId,
  );
  const carry = (message: Message) =>
    mayBeCarried(conversation, message)
      ? `${conversationPath(id, "passage")}?messages=${message.id}`
      : undefined;
  return (
    <>
      <PageHead
        title={names}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: t("conversation.list"), href: "/conversations" }, { label: names }]}
          />
        }
        facts={
          <span class="conversation-private">
            <Icon name="lock" />
            <span>
              {t("conversation.private", { count: conversation.people.length })}
              {post && (
                <>
                  {" · "}
                  <a href={postPath(post)}>{t("conversation.beside", { title: post.title })}</a>
                </>
              )}
            </span>
          </span>
        }
        actions={
          <Button icon="people" href={conversationPath(id, "people")}>
            {t("conversation.people")}
          </Button>
        }
      />
      {passage && <PassageBox conversationId={id} {...{ viewerId, passage, post }} />}
      <section aria-labelledby="messages-title">
        <h2 id="messages-title" class="visually-hidden">
          {t("conversation.messages")}
        </h2>
        <Turn label="older" href={page.older && `${conversationPath(id)}?before=${page.older}#latest`} />
        {page.messages.length > 0 ? (
          <MessageList
            messages={page.messages}
            newFrom={newFrom?.id}
            carry={mayCarry && (!passage || passage.proposedBy === viewerId) ? carry : undefined}
          />
        ) : (
          <p class="soft">{t("conversation.nothing-yet")}</p>
        )}
        <Turn label="newer" href={page.newer && `${conversationPath(id)}?after=${page.newer}`} />
      </section>
      <WriteBox {...props} />
    </>
  );
}

/** Everybody in it may read it, and who wrote it is there to agree. */
function mayBeCarried({ people }: Conversation, { id, author }: Message): boolean {
  return people.every((person) => id > person.seesAfter) && people.some((person) => person.id === author?.id);
}

function Turn({ label, href }: { label: "older" | "newer"; href: string | null | 0 }) {
  const t = useText();
  if (!href) return null;
  return (
    <p class="conversation-turn">
      <a href={href} data-turbo="false">
        {t(`conversation.${label}`)}
      </a>
    </p>
  );
}

function WriteBox({ conversation, mayWrite, form, unsent }: ConversationPageProps) {
  const t = useText();
  const { id } = conversation;
  if (mayWrite !== null)
    return (
      <section class="conversation-write" id="write">
        <Notice title={t(mayWrite)} />
        {unsent && <pre class="conversation-unsent">{unsent}</pre>}
      </section>
    );
  return (
    <section class="conversation-write" id="write" aria-labelledby="write-title">
      <h2 id="write-title" class="visually-hidden">
        {t("conversation.write")}
      </h2>
      <Form
        action={`${conversationPath(id)}/messages#write`}
        draft={`conversation-${id}`}
        labels={{ markdown: t("conversation.message") }}
        plain
        {...form}
      >
        <MarkdownField
          name="markdown"
          label={t("conversation.message")}
          labelHidden
          placeholder={t("conversation.message.placeholder")}
          rows={4}
          required
          maxlength={messageLengthMax}
        />
        <div class="form-actions">
          <Button kind="primary">{t("conversation.send")}</Button>
        </div>
      </Form>
    </section>
  );
}
