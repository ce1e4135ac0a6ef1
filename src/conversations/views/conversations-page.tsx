import {
  Badge,
  Button,
  Empty,
  List,
  ListRow,
  OlderNewer,
  PageHead,
  Time,
  useLocale,
  useText,
} from "../../ui/index.ts";
import type { ConversationRow } from "../list-conversations.ts";
import { nameOf, namesOf } from "../names.ts";
import { conversationPath } from "../paths.ts";

export interface ConversationsPageProps {
  conversations: readonly ConversationRow[];
  /** Titles of the talks beside which they were begun, as far as the viewer may know of them. */
  titles: ReadonlyMap<number, string>;
  page: number;
  more: boolean;
}

/** All conversations of the viewer, the latest first. */
export function ConversationsPage({ conversations, titles, page, more }: ConversationsPageProps) {
  const t = useText();
  const begin = (
    <Button kind="primary" icon="plus" href="/conversations/new">
      {t("conversation.begin")}
    </Button>
  );
  const there = conversations.length > 0 || page > 1;
  return (
    <>
      <PageHead
        title={t("conversation.list")}
        lead={t("conversation.list.lead")}
        actions={there ? begin : undefined}
      />
      {there ? (
        <List label={t("conversation.list")}>
          {conversations.map((row) => (
            <Row row={row} title={titles.get(row.postId ?? 0)} />
          ))}
        </List>
      ) : (
        <Empty icon="mail" title={t("conversation.none")} action={begin}>
          <p>{t("conversation.none.words")}</p>
        </Empty>
      )}
      <OlderNewer
        older={more ? `/conversations?page=${page + 1}` : null}
        newer={page > 1 ? `/conversations?page=${page - 1}` : null}
      />
      <p class="section">
        <Button kind="link" icon="settings" href="/settings/conversations">
          {t("conversation.settings.link")}
        </Button>
      </p>
    </>
  );
}

function Row({ row, title }: { row: ConversationRow; title: string | undefined }) {
  const t = useText();
  const { language } = useLocale();
  const { id, others, last, unread, muted, lastAt } = row;
  const [first] = others;
  return (
    <ListRow
      href={`${conversationPath(id)}#${unread > 0 ? "new" : "latest"}`}
      plain
      level={2}
      title={namesOf(t, language, others)}
      {...(first
        ? { person: { id: first.id, name: nameOf(t, first), picture: first.face } }
        : { icon: "mail" as const })}
      badges={muted && <Badge>{t("conversation.muted")}</Badge>}
      excerpt={last && t("conversation.last", { name: nameOf(t, last.by), words: last.excerpt })}
      facts={
        <>
          {title && <>{t("conversation.beside", { title })} · </>}
          <Time at={lastAt} />
        </>
      }
      fresh={unread > 0}
      {...(unread > 0 ? { count: unread, countLabel: t("conversation.unread", { count: unread }) } : {})}
    />
  );
}
