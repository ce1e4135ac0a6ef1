import {
  Breadcrumb,
  Button,
  Choices,
  Field,
  Form,
  type FormValues,
  Notice,
  PageHead,
  useText,
} from "../../ui/index.ts";
import type { PersonViewer } from "../../viewer/index.ts";

export interface ClosurePageProps {
  viewer: PersonViewer;
  form: FormValues;
  hasPassword: boolean;
}

/** Closing one's account: what goes, what stays, under which name; and the password once more. */
export function ClosurePage({ viewer, form, hasPassword }: ClosurePageProps) {
  const t = useText();
  return (
    <div class="settings">
      <PageHead
        title={t("people.close.title")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("people.settings"), href: "/settings/account" },
              { label: t("people.close.title") },
            ]}
          />
        }
        lead={t("people.close.lead")}
      />
      <ul class="closure-list">
        {["profile", "sessions", "groups", "address", "words"].map((what) => (
          <li>{t(`people.close.goes.${what}`)}</li>
        ))}
      </ul>
      {hasPassword ? (
        <Form action="/settings/closure" {...form}>
          <Choices
            name="words"
            label={t("people.close.words")}
            required
            choices={["with-name", "without-name"].map((choice) => ({
              value: choice,
              label: t(`people.close.${choice}`, { name: viewer.name }),
              hint: t(`people.close.${choice}.hint`, { name: viewer.name }),
            }))}
          />
          <Field
            name="password"
            label={t("people.password.present")}
            type="password"
            required
            autocomplete="current-password"
          />
          <div class="form-actions">
            <Button kind="danger">{t("people.close.submit")}</Button>
            <Button kind="link" href="/settings/account">
              {t("people.close.stay")}
            </Button>
          </div>
        </Form>
      ) : (
        <Notice
          kind="warning"
          title={t("people.close.no-password")}
          action={
            <Button href="/settings/account" small>
              {t("people.settings.account")}
            </Button>
          }
        />
      )}
    </div>
  );
}
