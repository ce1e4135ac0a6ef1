import { Button, Field, Form, type FormValues, Notice, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";

export interface SignUpPageProps {
  community: string;
  form: FormValues;
  /** Where to land afterwards. */
  to: string;
  /** What the invitation that came along opens. */
  invitation?: { token: string; label: string; email: string | null };
  /** One must be invited, and this visitor is not. */
  closed: boolean;
  /** An administrator will have a look first. */
  approval: boolean;
  /** No mail goes out, so the account works at once. */
  mailsKept: boolean;
}

/** Making an account: three fields, and what happens then. */
export function SignUpPage({
  community,
  to,
  invitation,
  closed,
  approval,
  mailsKept,
  form,
}: SignUpPageProps) {
  const t = useText();
  const logIn = `/log-in${to === "/" ? "" : `?to=${encodeURIComponent(to)}`}`;
  const title = t("people.sign-up.title", { community });
  const foot = (
    <p>
      {t("people.sign-up.have-one")} <a href={logIn}>{t("people.log-in.title")}</a>
    </p>
  );
  if (closed)
    return (
      <Entrance title={title} foot={foot}>
        <Notice title={t("people.sign-up.by-invitation")}>
          <p>{t("people.sign-up.by-invitation.hint")}</p>
        </Notice>
      </Entrance>
    );
  const next = approval ? "approval" : mailsKept ? "at-once" : "prove";
  return (
    <Entrance title={title} lead={t("people.sign-up.lead")} foot={foot}>
      {invitation && (
        <Notice kind="success">
          <p>{t("people.sign-up.invited", { label: invitation.label })}</p>
        </Notice>
      )}
      <Form action="/sign-up" plain {...form}>
        <input type="hidden" name="to" value={to} />
        {invitation && <input type="hidden" name="invitation" value={invitation.token} />}
        <Field
          name="name"
          label={t("people.name")}
          hint={t("people.name.hint")}
          required
          autocomplete="name"
          maxlength={80}
          dir="auto"
        />
        <Field
          name="email"
          label={t("people.email")}
          hint={t("people.email.hint")}
          type="email"
          required
          autocomplete="email"
          value={invitation?.email}
        />
        <Field
          name="password"
          label={t("people.password")}
          hint={t("people.password.hint")}
          type="password"
          required
          autocomplete="new-password"
          minlength={10}
        />
        <p class="soft small">{t(`people.sign-up.next.${next}`)}</p>
        <div class="form-actions">
          <Button kind="primary">{t("people.sign-up.submit")}</Button>
        </div>
      </Form>
    </Entrance>
  );
}
