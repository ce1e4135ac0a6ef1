import { Button, Field, Form, type FormValues, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";
import { MailsKept } from "./mails-kept.tsx";

export interface ProofPageProps {
  /** Where the mail went, if this browser has just had it sent. */
  sent?: { email: string; to: string };
  form: FormValues;
  mailsKept: boolean;
}

/** "We sent a mail to …": what to do now, and how to have it sent again. */
export function ProofPage({ sent, form, mailsKept }: ProofPageProps) {
  const t = useText();
  const lead = sent ? t("people.proof.lead", { email: sent.email }) : t("people.proof.ask");
  return (
    <Entrance title={t("people.proof.title")} lead={lead}>
      {mailsKept && <MailsKept />}
      {sent && !mailsKept && <p>{t("people.proof.not-there")}</p>}
      <Form action="/address/verification" {...form}>
        <input type="hidden" name="to" value={sent?.to ?? "/"} />
        <Field
          name="email"
          label={t("people.email")}
          type="email"
          required
          autocomplete="email"
          value={sent?.email}
        />
        <div class="form-actions">
          <Button kind={sent ? "quiet" : "primary"} icon="mail">
            {t("people.proof.send-again")}
          </Button>
        </div>
      </Form>
    </Entrance>
  );
}
