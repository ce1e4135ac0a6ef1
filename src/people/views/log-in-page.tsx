import { Button, Field, Form, type FormValues, Notice, PostButton, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";

export interface LogInPageProps {
  community: string;
  form: FormValues;
  to: string;
  /** Anybody may make an account. */
  bySignUp: boolean;
  /** The password was right, but the address is not proved: the mail can be sent again to it. */
  unproved?: string;
}

/** Logging in by password, and the ways for those who have none at hand. */
export function LogInPage({ community, form, to, bySignUp, unproved }: LogInPageProps) {
  const t = useText();
  const onward = to === "/" ? "" : `?to=${encodeURIComponent(to)}`;
  return (
    <Entrance
      title={t("people.log-in.title")}
      lead={t("people.log-in.lead", { community })}
      foot={
        bySignUp ? (
          <p>
            {t("people.log-in.new-here")} <a href={`/sign-up${onward}`}>{t("people.sign-up.link")}</a>
          </p>
        ) : (
          <p>{t("people.sign-up.by-invitation")}</p>
        )
      }
    >
      {unproved && (
        <Notice kind="warning" title={t("people.log-in.not-proved")}>
          <p>{t("people.log-in.not-proved.hint")}</p>
          <PostButton action="/address/verification" fields={{ email: unproved, to }} icon="mail" small>
            {t("people.proof.send-again")}
          </PostButton>
        </Notice>
      )}
      <Form action="/log-in" plain values={form.values} errors={unproved ? {} : form.errors}>
        <input type="hidden" name="to" value={to} />
        <Field name="email" label={t("people.email")} type="email" required autocomplete="username" />
        <Field
          name="password"
          label={t("people.password")}
          type="password"
          required
          autocomplete="current-password"
        />
        <div class="form-actions">
          <Button kind="primary">{t("people.log-in.submit")}</Button>
          <Button kind="link" href={`/password/forgotten${onward}`}>
            {t("people.log-in.forgotten")}
          </Button>
        </div>
      </Form>
      <p class="entrance-other">
        <Button href={`/magic-link${onward}`} icon="mail" small>
          {t("people.log-in.by-link")}
        </Button>
      </p>
    </Entrance>
  );
}
