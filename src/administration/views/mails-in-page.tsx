import type { MailInFilter, MailInLine, MailInState } from "../../mail-in/index.ts";
import {
  Badge,
  Button,
  Empty,
  List,
  ListRow,
  OlderNewer,
  PageHead,
  SearchBox,
  Tabs,
  Time,
  useText,
} from "../../ui/index.ts";
import { mailInPath, mailsInPath } from "../mails-in-path.ts";
import { MailWays, type MailWaysProps } from "./mail-ways.tsx";

export interface MailsInPageProps {
  mails: readonly MailInLine[];
  hasMore: boolean;
  filter: MailInFilter;
  counts: ReadonlyMap<MailInState, number>;
  /** How mails come in; undefined where none can. */
  ways: MailWaysProps | undefined;
}

/** Mails that came in, the newest first, with what became of each. */
export function MailsInPage(props: MailsInPageProps) {
  const { mails, hasMore, filter, counts, ways } = props;
  const t = useText();
  const { page, words, state } = filter;
  const there = [...counts.keys()];
  const shown = (["all", "held", "posted"] as const).concat(
    there.filter((one) => one !== "held" && one !== "posted") as never[],
  );
  const count = (one: (typeof shown)[number]) => (one === "all" ? undefined : (counts.get(one) ?? 0));
  return (
    <div class="mails-in">
      <PageHead title={t("mail-in.title")} lead={t("mail-in.lead")} />
      {!ways && <SetUp />}
      {(ways || there.length > 0) && (
        <>
          <SearchBox
            action="/administration/mail/in"
            query={words}
            label={t("mail-in.search")}
            fields={state === "all" ? {} : { state }}
          />
          <Tabs
            label={t("mail-in.show")}
            tabs={shown.map((one) => ({
              href: mailsInPath({ words, state: one }),
              label: t(`mail-in.state.${one}`),
              current: one === state,
              count: count(one),
            }))}
          />
          <h2 class="visually-hidden">{t(`mail-in.state.${state}`)}</h2>
          {mails.length > 0 ? (
            <List label={t("mail-in.title")}>
              {mails.map((mail) => (
                <MailLine mail={mail} />
              ))}
            </List>
          ) : (
            <NoMails {...props} />
          )}
        </>
      )}
      <OlderNewer
        older={hasMore ? mailsInPath({ ...filter, page: page + 1 }) : null}
        newer={page > 1 ? mailsInPath({ ...filter, page: page - 1 }) : null}
      />
      {ways && <MailWays {...ways} />}
    </div>
  );
}

function MailLine({ mail }: { mail: MailInLine }) {
  const t = useText();
  return (
    <ListRow
      href={mailInPath(mail.id)}
      title={mail.subject || t("mail-in.no-subject")}
      badges={<MailInStateBadge state={mail.state} />}
      excerpt={mail.state === "posted" ? undefined : t(mail.reason)}
      facts={
        <>
          {senderOf(mail) || t("mail-in.from-nobody")} · <Time at={mail.receivedAt} />
        </>
      }
    />
  );
}

function NoMails({ filter, counts }: MailsInPageProps) {
  const t = useText();
  const never = counts.size === 0;
  const key = never ? "none" : "none-such";
  return (
    <div class="section">
      <Empty
        icon="mail"
        title={t(filter.page > 1 ? "mail-in.no-more" : `mail-in.${key}`)}
        action={!never && <Button href={mailsInPath()}>{t("mail-in.see-all")}</Button>}
      >
        {filter.page === 1 && <p>{t(`mail-in.${key}.words`)}</p>}
      </Empty>
    </div>
  );
}

/** Teaches how mail is set up where it is not. */
function SetUp() {
  const t = useText();
  return (
    <div class="section">
      <Empty icon="mail" title={t("mail-in.set-up.title")}>
        <p>{t("mail-in.set-up.words")}</p>
        <ul class="mail-ways-in">
          {["imap", "smtp", "hook"].map((way) => (
            <li>{t(`mail-in.set-up.${way}`)}</li>
          ))}
        </ul>
        <p>{t("mail-in.set-up.docs")}</p>
      </Empty>
    </div>
  );
}

const kinds: Partial<Record<MailInState, "role" | "alarm" | "new">> = {
  held: "alarm",
  posted: "role",
  waiting: "new",
};

/** What became of a mail. */
export function MailInStateBadge({ state }: { state: MailInState }) {
  const t = useText();
  return <Badge kind={kinds[state] ?? "kind"}>{t(`mail-in.state.${state}`)}</Badge>;
}

/** Who a mail says it is from, with their address. */
export function senderOf({ fromName, fromAddress }: Pick<MailInLine, "fromName" | "fromAddress">): string {
  return fromName && fromAddress ? `${fromName} (${fromAddress})` : fromAddress || fromName;
}
