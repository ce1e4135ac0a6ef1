import type { MailState, OutboxMail } from "../../platform/mail/index.ts";
import {
  Badge,
  Button,
  Empty,
  List,
  ListRow,
  Notice,
  OlderNewer,
  PageHead,
  Time,
  useText,
} from "../../ui/index.ts";

export interface MailsPageProps {
  mails: readonly OutboxMail[];
  hasMore: boolean;
  page: number;
  /** Whether an SMTP server is set. */
  sendsMail: boolean;
}

/** The outbox: every mail that Weft wrote, the newest first. */
export function MailsPage({ mails, hasMore, page, sendsMail }: MailsPageProps) {
  const t = useText();
  const address = (to: number) => `/administration/mails${to > 1 ? `?page=${to}` : ""}`;
  return (
    <>
      <PageHead title={t("administration.place.mails")} lead={t("administration.mails.lead")} />
      {!sendsMail && (
        <Notice kind="warning" title={t("administration.no-mail.title")}>
          <p>{t("administration.no-mail.words")}</p>
          <p>{t("administration.no-mail.how")}</p>
        </Notice>
      )}
      <h2 class="visually-hidden">{t("administration.mails.outbox")}</h2>
      {mails.length > 0 ? (
        <List label={t("administration.place.mails")}>
          {mails.map((mail) => (
            <MailRow mail={mail} />
          ))}
        </List>
      ) : (
        <div class="section">
          <Empty
            icon="mail"
            title={t(page > 1 ? "administration.mails.no-more" : "administration.mails.none")}
            action={page > 1 && <Button href={address(1)}>{t("administration.mails.newest")}</Button>}
          >
            {page === 1 && <p>{t("administration.mails.none.words")}</p>}
          </Empty>
        </div>
      )}
      <OlderNewer older={hasMore ? address(page + 1) : null} newer={page > 1 ? address(page - 1) : null} />
    </>
  );
}

function MailRow({ mail }: { mail: OutboxMail }) {
  return (
    <ListRow
      href={`/administration/mails/${mail.id}`}
      title={mail.subject}
      badges={<MailStateBadge state={mail.state} />}
      facts={
        <>
          {receiver(mail)} · <Time at={mail.createdAt} />
        </>
      }
    />
  );
}

const kinds = { waiting: "kind", unsure: "kind", sent: "kind", kept: "role", failed: "alarm" } as const;

/** How far a mail has come. */
export function MailStateBadge({ state }: { state: MailState }) {
  const t = useText();
  return <Badge kind={kinds[state]}>{t(`administration.mail-state.${state}`)}</Badge>;
}

/** Who a mail is for, with their address. */
export function receiver({ toName, toAddress }: Pick<OutboxMail, "toName" | "toAddress">): string {
  return toName ? `${toName} (${toAddress})` : toAddress;
}
