import type { OutboxMailInFull } from "../../platform/mail/index.ts";
import { Breadcrumb, Button, Notice, PageHead, Time, useText } from "../../ui/index.ts";
import { MailStateBadge, receiver } from "./mails-page.tsx";

/**
 * One mail of the outbox. Its words are shown only where they did not reach anybody else, because links in them let
 * their holder in.
 */
export function MailPage({ mail, readable }: { mail: OutboxMailInFull; readable: boolean }) {
  const t = useText();
  return (
    <>
      <PageHead
        title={mail.subject}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("administration.place.mails"), href: "/administration/mails" },
              { label: mail.subject },
            ]}
          />
        }
        facts={
          <>
            {t("administration.mail.to", { receiver: receiver(mail) })} ·{" "}
            <Time at={mail.createdAt} form="time" /> <MailStateBadge state={mail.state} />
          </>
        }
      />
      <div class="stack">
        <Notice kind={mail.state === "failed" ? "warning" : "info"}>
          <p>{t(`administration.mail-state.${mail.state}.words`, { attempts: mail.attempts })}</p>
          {mail.error && <p class="soft">{mail.error}</p>}
        </Notice>
        {readable && mail.text === "" && <p class="soft">{t("administration.mail.too-old")}</p>}
        {readable && mail.text !== "" && <Words mail={mail} />}
      </div>
    </>
  );
}

function Words({ mail }: { mail: OutboxMailInFull }) {
  const t = useText();
  return (
    <>
      <section aria-labelledby="mail-text">
        <div class="spread">
          <h2 id="mail-text">{t("administration.mail.text")}</h2>
          <weft-copy data-text={mail.text} data-done={t("administration.mail.copied")}>
            <Button small type="button">
              {t("administration.mail.copy")}
            </Button>
          </weft-copy>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre class="mail-text" tabIndex={0}>
          {mail.text}
        </pre>
      </section>
      <section class="section" aria-labelledby="mail-look">
        <h2 id="mail-look">{t("administration.mail.look")}</h2>
        <iframe
          class="mail-look"
          src={`/administration/mails/${mail.id}/html`}
          sandbox=""
          title={t("administration.mail.look")}
        />
      </section>
    </>
  );
}
