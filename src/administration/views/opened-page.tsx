import type { Opened } from "../../conversations/index.ts";
import { MessageList } from "../../conversations/index.ts";
import { Breadcrumb, Notice, OlderNewer, PageHead, Time, useRichText, useText } from "../../ui/index.ts";

const path = "/administration/conversations";

/** What an administrator has opened: to be read, for a limited time. */
export function OpenedPage({ opened }: { opened: Opened }) {
  const t = useText();
  const rich = useRichText();
  const here = `${path}/openings/${opened.id}`;
  const { older, newer, messages } = opened.page;
  return (
    <>
      <PageHead
        title={t("conversation.opening")}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: t("conversation.reports"), href: path }, { label: t("conversation.opening") }]}
          />
        }
      />
      <Notice kind="warning" title={t("conversation.opening.read-only")}>
        <p>{rich("conversation.opening.until", { time: <Time at={opened.endsAt} form="time" /> })}</p>
        <p>{t("conversation.opening.why", { reason: opened.reason })}</p>
      </Notice>
      <h2 class="visually-hidden">{t("conversation.messages")}</h2>
      <MessageList messages={messages} />
      <OlderNewer
        older={older === null ? null : `${here}?before=${older}`}
        newer={newer === null ? null : `${here}?after=${newer}`}
      />
    </>
  );
}
