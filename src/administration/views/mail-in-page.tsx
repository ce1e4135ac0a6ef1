import type { MailInInFull } from "../../mail-in/index.ts";
import { personPath } from "../../people/index.ts";
import {
  Breadcrumb,
  Button,
  Field,
  Form,
  type FormValues,
  Notice,
  PageHead,
  TextArea,
  Time,
  useLocale,
  useText,
} from "../../ui/index.ts";
import { mailInPath, mailsInPath } from "../mails-in-path.ts";
import { MailInStateBadge, senderOf } from "./mails-in-page.tsx";
import { sizeWords } from "./sizes.ts";

export interface MailInPageProps {
  mail: MailInInFull;
  forms: { accept: FormValues; discard: FormValues };
}

/** Reasons that nobody can mend: it has no place to go. */
const leadsNowhere: ReadonlySet<string> = new Set([
  "mail-in.reason.no-such-address",
  "mail-in.reason.forged-address",
  "mail-in.reason.too-large",
]);

/** One mail that came in: what became of it and why, what it says, and (where it is held) what to do with it. */
export function MailInPage({ mail, forms }: MailInPageProps) {
  const t = useText();
  const title = mail.subject || t("mail-in.no-subject");
  const mayAccept =
    ["held", "ignored", "refused"].includes(mail.state) &&
    mail.headers !== "" &&
    !leadsNowhere.has(mail.reason);
  return (
    <>
      <PageHead
        title={title}
        crumbs={
          <Breadcrumb crumbs={[{ label: t("mail-in.title"), href: mailsInPath() }, { label: title }]} />
        }
        facts={
          <>
            {t("mail-in.mail.from", { sender: senderOf(mail) || t("mail-in.from-nobody") })}{" "}
            {t("mail-in.mail.to", { recipient: mail.recipient || t("mail-in.to-nobody") })}{" "}
            <MailInStateBadge state={mail.state} />
          </>
        }
      />
      <div class="stack">
        <BecameOf mail={mail} />
        {mayAccept && <Accept mail={mail} form={forms.accept} />}
        {mail.state === "held" && <Discard mail={mail} form={forms.discard} />}
      </div>
      <Facts mail={mail} />
      <Text mail={mail} />
    </>
  );
}

function BecameOf({ mail }: { mail: MailInInFull }) {
  const t = useText();
  const place = mail.replyId ? `/replies/${mail.replyId}` : mail.postId ? `/posts/${mail.postId}` : null;
  return (
    <Notice
      kind={mail.state === "held" ? "warning" : "info"}
      action={
        place &&
        mail.state === "posted" && (
          <Button small href={place}>
            {t(mail.replyId ? "mail-in.mail.reply" : "mail-in.mail.post")}
          </Button>
        )
      }
    >
      <p>{mail.reason ? t(mail.reason) : t(`mail-in.state.${mail.state}`)}</p>
    </Notice>
  );
}

function Accept({ mail, form }: { mail: MailInInFull; form: FormValues }) {
  const t = useText();
  return (
    <details class="mail-decision" open={mail.state === "held" || Object.keys(form.errors ?? {}).length > 0}>
      <summary>{t("mail-in.accept.title")}</summary>
      <Form action={`${mailInPath(mail.id)}/acceptance`} id="accept" {...form}>
        <p class="soft">{t("mail-in.accept.words")}</p>
        <Field
          id="accept-person"
          name="person"
          label={t("mail-in.accept.person")}
          hint={t("mail-in.accept.person.hint")}
          value={mail.person?.handle ?? mail.fromAddress}
          autocomplete="off"
          required
        />
        <Field
          id="accept-note"
          name="note"
          label={t("mail-in.accept.note")}
          maxlength={500}
          autocomplete="off"
        />
        <div class="form-actions">
          <Button kind="primary">{t("mail-in.accept.action")}</Button>
        </div>
      </Form>
    </details>
  );
}

function Discard({ mail, form }: { mail: MailInInFull; form: FormValues }) {
  const t = useText();
  return (
    <details class="mail-decision" open={Object.keys(form.errors ?? {}).length > 0}>
      <summary>{t("mail-in.discard.title")}</summary>
      <Form action={`${mailInPath(mail.id)}/discarding`} id="discard" {...form}>
        <TextArea
          id="discard-note"
          name="note"
          label={t("mail-in.discard.note")}
          maxlength={500}
          rows={2}
          required
        />
        <div class="form-actions">
          <Button kind="danger">{t("mail-in.discard.action")}</Button>
        </div>
      </Form>
    </details>
  );
}

function Facts({ mail }: { mail: MailInInFull }) {
  const t = useText();
  const { language } = useLocale();
  const rows = [
    [t("mail-in.mail.came"), <Time at={mail.receivedAt} form="time" />],
    [t("mail-in.mail.door"), t(`mail-in.door.${mail.door}`)],
    [t("mail-in.mail.size"), sizeWords(mail.sizeBytes, language)],
    [t("mail-in.mail.copies"), t("mail-in.mail.copies.words", { count: mail.copies })],
    mail.person && [t("mail-in.mail.whose"), <a href={personPath(mail.person.handle)}>{mail.person.name}</a>],
    mail.settledAt &&
      mail.state !== "held" && [
        t("mail-in.mail.settled"),
        <>
          <Time at={mail.settledAt} form="time" />{" "}
          {mail.settledBy ? t("mail-in.mail.by", { name: mail.settledBy.name }) : t("mail-in.mail.by-rule")}
        </>,
      ],
    mail.note && [t("mail-in.mail.note"), mail.note],
  ];
  return (
    <dl class="facts">
      {rows.map(
        (row) =>
          row && (
            <div>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Text({ mail }: { mail: MailInInFull }) {
  const t = useText();
  if (mail.headers === "") return <p class="soft section">{t("mail-in.mail.too-old")}</p>;
  return (
    <>
      {mail.words !== "" && (
        <section class="section" aria-labelledby="mail-words">
          <h2 id="mail-words">{t("mail-in.mail.words")}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre class="mail-text" tabIndex={0}>
            {mail.words}
          </pre>
        </section>
      )}
      <section class="section" aria-labelledby="mail-headers">
        <h2 id="mail-headers">{t("mail-in.mail.headers")}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre class="mail-text" tabIndex={0}>
          {mail.headers}
        </pre>
      </section>
    </>
  );
}
