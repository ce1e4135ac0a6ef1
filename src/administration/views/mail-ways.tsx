import type { MailboxState } from "../../mail-in/index.ts";
import type { Config } from "../../platform/config/index.ts";
import { Time, useText } from "../../ui/index.ts";

export interface MailWaysProps {
  config: Pick<Config, "mailAddress" | "mailListen" | "imapUrl" | "mailTrusted" | "url">;
  /** How the last look into the mailbox went. */
  mailbox: MailboxState;
  hookSecret: string;
}

/** How mails come in here, and whether it works. */
export function MailWays({ config, mailbox, hookSecret }: MailWaysProps) {
  const t = useText();
  const { mailAddress, mailListen, imapUrl, mailTrusted, url } = config;
  const off = <span class="soft">{t("mail-in.ways.off")}</span>;
  return (
    <section class="section" aria-labelledby="mail-ways">
      <h2 id="mail-ways">{t("mail-in.ways.title")}</h2>
      <dl class="facts">
        <div>
          <dt>{t("mail-in.ways.address")}</dt>
          <dd>{mailAddress ? `${mailAddress.local || "*"}@${mailAddress.domain}` : off}</dd>
        </div>
        <div>
          <dt>{t("mail-in.ways.imap")}</dt>
          <dd>{imapUrl ? <Mailbox state={mailbox} /> : off}</dd>
        </div>
        <div>
          <dt>{t("mail-in.ways.smtp")}</dt>
          <dd>
            {mailListen
              ? t("mail-in.ways.smtp.on", { host: mailListen.host, port: String(mailListen.port) })
              : off}
          </dd>
        </div>
        <div>
          <dt>{t("mail-in.ways.hook")}</dt>
          <dd>
            <p>{t("mail-in.ways.hook.words", { url: `${url}/mail/in`, header: "X-Weft-Mail-Secret" })}</p>
            <details>
              <summary>{t("mail-in.ways.hook.show")}</summary>
              <code class="mail-secret">{hookSecret}</code>
            </details>
          </dd>
        </div>
        <div>
          <dt>{t("mail-in.ways.trusted")}</dt>
          <dd>{mailTrusted.length > 0 ? mailTrusted.join(", ") : t("mail-in.ways.trusted.none")}</dd>
        </div>
      </dl>
    </section>
  );
}

function Mailbox({ state }: { state: MailboxState }) {
  const t = useText();
  if (!state.lookedAt) return <>{t("mail-in.ways.imap.soon")}</>;
  if (state.trouble) return <>{t("mail-in.ways.imap.trouble", { trouble: state.trouble })}</>;
  return (
    <>
      {t("mail-in.ways.imap.fine")} <Time at={state.lookedAt} />
    </>
  );
}
