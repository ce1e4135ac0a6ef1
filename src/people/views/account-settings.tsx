import type { ComponentChildren } from "preact";
import { Button, Field, Form, type FormValues, useRichText, useText } from "../../ui/index.ts";
import type { PersonViewer } from "../../viewer/index.ts";
import { personPath } from "../person-path.ts";
import { MailsKept } from "./mails-kept.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** What each of the forms shows again, where it could not be taken. */
export interface AccountForms {
  readonly name?: FormValues;
  readonly handle?: FormValues;
  readonly address?: FormValues;
  readonly password?: FormValues;
}

export interface AccountSettingsProps {
  viewer: PersonViewer;
  forms: AccountForms;
  hasPassword: boolean;
  mailsKept: boolean;
}

/** Name, handle, address and password, each a form of its own, and the way out. */
export function AccountSettings({ viewer, forms, hasPassword, mailsKept }: AccountSettingsProps) {
  const t = useText();
  return (
    <SettingsFrame part="account">
      <NameForm viewer={viewer} form={forms.name} />
      <HandleForm viewer={viewer} form={forms.handle} />
      <AddressForm viewer={viewer} form={forms.address} hasPassword={hasPassword} mailsKept={mailsKept} />
      <PasswordForm form={forms.password} hasPassword={hasPassword} />
      <Part title={t("people.close.title")}>
        <p class="soft">{t("people.close.hint")}</p>
        <p>
          <Button href="/settings/closure" kind="danger">
            {t("people.close.look")}
          </Button>
        </p>
      </Part>
    </SettingsFrame>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="settings-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function NameForm({ viewer, form }: { viewer: PersonViewer; form?: FormValues }) {
  const t = useText();
  return (
    <Part title={t("people.name")}>
      <Form action="/settings/name" {...form}>
        <Field
          name="name"
          label={t("people.name")}
          labelHidden
          hint={t("people.name.hint")}
          required
          maxlength={80}
          autocomplete="name"
          value={viewer.name}
          dir="auto"
        />
        <div class="form-actions">
          <Button>{t("people.name.submit")}</Button>
        </div>
      </Form>
    </Part>
  );
}

function HandleForm({ viewer, form }: { viewer: PersonViewer; form?: FormValues }) {
  const t = useText();
  const rich = useRichText();
  return (
    <Part title={t("people.handle")}>
      <p class="soft">
        {rich("people.handle.now", {
          handle: <b>@{viewer.handle}</b>,
          path: <a href={personPath(viewer.handle)}>{decodeURI(personPath(viewer.handle))}</a>,
        })}
      </p>
      <Form action="/settings/handle" {...form}>
        <Field
          name="handle"
          label={t("people.handle.new")}
          hint={t("people.handle.hint")}
          required
          maxlength={40}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={viewer.handle}
        />
        <div class="form-actions">
          <Button>{t("people.handle.submit")}</Button>
        </div>
      </Form>
    </Part>
  );
}

function AddressForm({
  viewer,
  form,
  hasPassword,
  mailsKept,
}: Pick<AccountSettingsProps, "viewer" | "hasPassword" | "mailsKept"> & { form?: FormValues }) {
  const t = useText();
  const rich = useRichText();
  return (
    <Part title={t("people.email")}>
      <p class="soft">{rich("people.address.now", { email: <b>{viewer.email}</b> })}</p>
      {mailsKept && <MailsKept />}
      <Form action="/settings/address" {...form}>
        <Field
          name="email"
          label={t("people.address.new")}
          hint={t(mailsKept ? "people.address.hint.at-once" : "people.address.hint")}
          type="email"
          required
          autocomplete="email"
        />
        {hasPassword && (
          <Field
            name="present"
            label={t("people.password.present")}
            type="password"
            required
            autocomplete="current-password"
          />
        )}
        <div class="form-actions">
          <Button>{t("people.address.submit")}</Button>
        </div>
      </Form>
    </Part>
  );
}

function PasswordForm({ form, hasPassword }: { form?: FormValues; hasPassword: boolean }) {
  const t = useText();
  return (
    <Part title={t("people.password")}>
      {!hasPassword && <p class="soft">{t("people.password.none")}</p>}
      <Form action="/settings/password" {...form}>
        {hasPassword && (
          <Field
            name="current"
            label={t("people.password.present")}
            type="password"
            required
            autocomplete="current-password"
          />
        )}
        <Field
          name="password"
          label={t("people.new-password.label")}
          hint={t("people.password.hint")}
          type="password"
          required
          minlength={10}
          autocomplete="new-password"
        />
        <p class="soft small">{t("people.password.others-end")}</p>
        <div class="form-actions">
          <Button>{t("people.new-password.submit")}</Button>
        </div>
      </Form>
    </Part>
  );
}
