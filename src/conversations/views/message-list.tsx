import { personPath } from "../../people/index.ts";
import { replyPath } from "../../posts/index.ts";
import { Button, Thread, ThreadItem, ThreadNew, Time, useRichText, useText } from "../../ui/index.ts";
import { nameOf } from "../names.ts";
import type { Message, Named } from "../read-messages.ts";

export interface MessageListProps {
  messages: readonly Message[];
  /** The first message that is new to the viewer. */
  newFrom?: number;
  /** Where a message is chosen to be carried into the talk; left out where that cannot be. */
  carry?: (message: Message) => string | undefined;
}

/** Messages one after the other, and between them what happened. */
export function MessageList({ messages, newFrom, carry }: MessageListProps) {
  const t = useText();
  const last = messages.at(-1);
  return (
    <Thread>
      {messages.map((message) => (
        <>
          {message.id === newFrom && <ThreadNew>{t("conversation.new-from")}</ThreadNew>}
          {message === last && <span id="latest" class="conversation-latest" />}
          {message.kind === "words" ? (
            <Words message={message} carry={carry?.(message)} />
          ) : (
            <Line message={message} />
          )}
        </>
      ))}
    </Thread>
  );
}

function Words({ message, carry }: { message: Message; carry: string | undefined }) {
  const t = useText();
  const { id, author, html, writtenAt } = message;
  return (
    <ThreadItem
      id={`message-${id}`}
      person={{ id: author?.id ?? "", name: nameOf(t, author), picture: author?.face }}
      href={author && author.standing !== "closed" ? personPath(author.handle) : undefined}
      facts={
        <a class="soft" href={`#message-${id}`}>
          <Time at={writtenAt} />
        </a>
      }
      actions={
        carry && (
          <Button kind="link" small icon="quote" href={carry}>
            {t("conversation.carry")}
          </Button>
        )
      }
    >
      {/* Rendered and sanitised by platform/text when it was written. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </ThreadItem>
  );
}

/** Something that happened between the messages, in one line. */
function Line({ message }: { message: Message }) {
  const rich = useRichText();
  const t = useText();
  const { id, kind, author, person, replyId, markdown, writtenAt } = message;
  const values = {
    name: <Name person={author} />,
    person: <Name person={person} />,
    talk: replyId === null ? null : <a href={replyPath(replyId)}>{t("conversation.line.the-talk")}</a>,
    reason: markdown,
  };
  return (
    <p
      class={`conversation-line${kind === "opened" ? " conversation-line-opened" : ""}`}
      id={`message-${id}`}
    >
      {rich(`conversation.line.${kind}`, values)} · <Time at={writtenAt} />
    </p>
  );
}

function Name({ person }: { person: Named | null }) {
  const t = useText();
  return <b>{nameOf(t, person)}</b>;
}
