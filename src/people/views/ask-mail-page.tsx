import { Button, Field, Form, type FormValues, Notice, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";
import { MailsKept } from "./mails-kept.tsx";

export interface AskMailPageProps {
  action: string;
  /** Start of its message keys: .title, .lead, .submit, .sent. */
  words: string;
  form: FormValues;
  to: string;
  /** The address that a mail has just gone to, if it has an account. */
  sent?: string;
  mailsKept: boolean;
}

/** Asks for an address, and has a link mailed to it. */
export function AskMailPage({ action, words, form, to, sent, mailsKept }: AskMailPageProps) {
  const t = useText();
  return (
    <Entrance
      title={t(`${words}.title`)}
      lead={t(`${words}.lead`)}
      foot={
        <p>
          {t("people.ask-mail.remembered")}{" "}
          <a href={`/log-in${to === "/" ? "" : `?to=${encodeURIComponent(to)}`}`}>
            {t("people.log-in.title")}
          </a>
        </p>
      }
    >
      {sent && (
        <Notice kind="success" title={t(`${words}.sent`, { email: sent })}>
          <p>{t("people.proof.not-there")}</p>
        </Notice>
      )}
      {mailsKept && <MailsKept />}
      <Form action={action} {...form}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="email"
          label={t("people.email")}
          type="email"
          required
          autocomplete="username"
          value={sent}
        />
        <div class="form-actions">
          <Button kind={sent ? "quiet" : "primary"} icon="mail">
            {t(sent ? "people.ask-mail.again" : `${words}.submit`)}
          </Button>
        </div>
      </Form>
    </Entrance>
  );
}
