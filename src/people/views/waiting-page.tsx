import { Button, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";
import { MailsKept } from "./mails-kept.tsx";

/** What somebody reads who has an account that an administrator has yet to approve. */
export function WaitingPage({ mailsKept }: { mailsKept: boolean }) {
  const t = useText();
  return (
    <Entrance title={t("people.waiting.title")} lead={t("people.waiting.lead")}>
      <p>{t(mailsKept ? "people.waiting.try" : "people.waiting.mail")}</p>
      {mailsKept && <MailsKept />}
      <p>
        <Button href="/" icon="arrow">
          {t("people.waiting.look")}
        </Button>
      </p>
    </Entrance>
  );
}
