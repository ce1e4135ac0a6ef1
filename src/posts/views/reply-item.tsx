import { formAction } from "../../platform/http/index.ts";
import type { Use } from "../../reactions/index.ts";
import {
  Badge,
  Button,
  Icon,
  Menu,
  MenuLink,
  PostButton,
  ThreadItem,
  Time,
  useRichText,
  useText,
} from "../../ui/index.ts";
import { replyAnchor, replyPath } from "../paths.ts";
import type { Reply } from "../post.ts";
import type { ReplyRights } from "../rights.ts";
import { AuthorRole } from "./author-role.tsx";
import { ReactionBar } from "./reaction-bar.tsx";
import { ShowRest } from "./show-rest.tsx";
import { shownAuthor } from "./shown-author.ts";
import { UsesList } from "./uses.tsx";

export interface ReplyItemProps {
  reply: Reply;
  rights: ReplyRights;
  /** What came of it where people used it. */
  uses: readonly Use[];
  /** Address of this page of the thread with a reply chosen to be answered. */
  answerPath: string;
  /** Whether what it answers stands on the same page. */
  answeredHere: boolean;
}

/** A reply in its thread. Its buttons are those that the viewer may press. */
export function ReplyItem(props: ReplyItemProps) {
  const { reply, rights } = props;
  const t = useText();
  if (reply.deletedAt) return <GoneReply reply={reply} restore={rights.restore} />;
  const { person, href } = shownAuthor(t, reply.author);
  return (
    <ThreadItem
      id={replyAnchor(reply.id)}
      person={person}
      href={href}
      badges={
        <>
          <AuthorRole author={reply.author} />
          {reply.helpfulAt && <HelpfulBadge reply={reply} />}
        </>
      }
      facts={<ReplyFacts reply={reply} />}
      answers={reply.answers && <Answered answers={reply.answers} here={props.answeredHere} />}
      actions={hasActions(props) && <ReplyActions {...props} />}
    >
      {/* Rendered and sanitised by platform/text when it was written. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: reply.html }} />
      {reply.hasRest && <ShowRest path={replyPath(reply.id)} />}
      <QuotedIn reply={reply} />
      <UsesList uses={props.uses} path={replyPath(reply.id)} named={rights.names} />
    </ThreadItem>
  );
}

function hasActions(props: ReplyItemProps): boolean {
  const { rights } = props;
  return (
    rights.names || rights.helpful || rights.answer || rights.edit || rights.remove || hasReactions(props)
  );
}

/** Whether there is anything to react with, or to see of others. */
function hasReactions({ reply, rights }: Pick<ReplyItemProps, "reply" | "rights">): boolean {
  return rights.reaction !== "none" || Object.keys(reply.reactions).length > 0;
}

function ReplyFacts({ reply }: { reply: Reply }) {
  const t = useText();
  // A whole load, because Turbo forgets the anchor that this address leads to.
  return (
    <>
      <a href={replyPath(reply.id)} data-turbo="false">
        <Time at={reply.createdAt} />
      </a>
      {reply.editedAt && <a href={`${replyPath(reply.id)}/history`}>{t("post.edited")}</a>}
    </>
  );
}

function Answered({ answers, here }: { answers: NonNullable<Reply["answers"]>; here: boolean }) {
  const t = useText();
  const rich = useRichText();
  if (answers.name === null) return <span>{t("post.answers-gone")}</span>;
  const href = here ? `#${replyAnchor(answers.id)}` : replyPath(answers.id);
  return (
    <span>
      {rich("post.answers", {
        name: (
          <a href={href} data-turbo={here ? undefined : "false"}>
            {answers.name}
          </a>
        ),
      })}
    </span>
  );
}

/** Leads on from words to the answers that quote them. */
function QuotedIn({ reply }: { reply: Reply }) {
  const t = useText();
  if (reply.quotedIn.length === 0) return null;
  return (
    <p class="quoted-in soft small">
      {reply.quotedIn.map(({ id, name }) => (
        <a href={replyPath(id)} data-turbo="false">
          {t("writing.quoted-in", { name })}
        </a>
      ))}
    </p>
  );
}

function ReplyActions({ reply, rights, answerPath }: ReplyItemProps) {
  const t = useText();
  const path = replyPath(reply.id);
  return (
    <>
      {rights.answer && (
        <Button kind="link" small icon="reply" href={answerPath}>
          {t("post.reply")}
        </Button>
      )}
      {hasReactions({ reply, rights }) && (
        <ReactionBar
          path={path}
          counts={reply.reactions}
          right={rights.reaction}
          named={rights.names}
          author={reply.author.name}
          answerPath={rights.answer ? answerPath : undefined}
        />
      )}
      {rights.helpful && (
        <PostButton
          action={reply.helpfulAt ? formAction(`${path}/helpful`, "delete") : `${path}/helpful`}
          kind="link"
          small
          icon="check"
          pressed={reply.helpfulAt !== null}
        >
          {t("post.helpful.mark")}
        </PostButton>
      )}
      {(rights.answer || rights.edit || rights.remove || rights.names) && (
        <Menu
          summary={<Icon name="more" />}
          label={t("post.reply.more", { name: reply.author.name })}
          side="start"
        >
          {rights.answer && (
            <MenuLink href={answerPath.replace("answers=", "quote=")} icon="quote">
              {t("writing.quote")}
            </MenuLink>
          )}
          {rights.edit && (
            <MenuLink href={`${path}/edit`} icon="edit">
              {t("post.edit")}
            </MenuLink>
          )}
          {rights.names && (
            <PostButton action={`${path}/unread`} icon="eye">
              {t("reading.mark-unread")}
            </PostButton>
          )}
          {rights.remove && (
            <PostButton action={formAction(path, "delete")} kind="danger" icon="bin">
              {t("post.delete")}
            </PostButton>
          )}
        </Menu>
      )}
    </>
  );
}

function HelpfulBadge({ reply }: { reply: Reply }) {
  const t = useText();
  return <Badge icon="check">{t("post.helpful", { name: reply.helpfulByName ?? "" })}</Badge>;
}

/** A deleted reply keeps its place, so that answers to it still make sense. */
function GoneReply({ reply, restore }: { reply: Reply; restore: boolean }) {
  const t = useText();
  return (
    <div class="thread-gone" id={replyAnchor(reply.id)}>
      <p>{t("post.reply.gone")}</p>
      {restore && (
        <PostButton action={`${replyPath(reply.id)}/restoration`} kind="link" small icon="history">
          {t("post.restore")}
        </PostButton>
      )}
    </div>
  );
}
