import { Button, Field, Form, type FormValues, Notice, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";

/** Behind the mailed link: choosing a new password. @param token left out where the link can no longer be used */
export function NewPasswordPage({ token, form }: { token?: string; form: FormValues }) {
  const t = useText();
  if (token === undefined)
    return (
      <Entrance title={t("people.new-password.title")}>
        <Notice kind="warning" title={t("people.link.over")}>
          <Button href="/password/forgotten" icon="mail" small>
            {t("people.forgotten.submit")}
          </Button>
        </Notice>
      </Entrance>
    );
  return (
    <Entrance title={t("people.new-password.title")} lead={t("people.new-password.lead")}>
      <Form action="/password/new" {...form}>
        <input type="hidden" name="token" value={token} />
        <Field
          name="password"
          label={t("people.new-password.label")}
          hint={t("people.password.hint")}
          type="password"
          required
          autocomplete="new-password"
          minlength={10}
        />
        <div class="form-actions">
          <Button kind="primary">{t("people.new-password.submit")}</Button>
        </div>
      </Form>
    </Entrance>
  );
}
