import type { FormValues } from "../../ui/index.ts";
import { Button, Choices, Field, Form, Mark, PageHead, useText } from "../../ui/index.ts";

/** The one form of the set-up. @param action its own address, with the key. */
export function SetUpPage({ action, form }: { action: string; form: FormValues }) {
  const t = useText();
  return (
    <div class="setup">
      <Mark size={56} />
      <PageHead title={t("setup.title")} lead={t("setup.lead")} />
      <Form
        action={action}
        {...form}
        labels={{
          name: t("setup.name"),
          adminName: t("setup.admin-name"),
          adminEmail: t("setup.admin-email"),
          adminPassword: t("setup.admin-password"),
          signUp: t("setup.sign-up"),
          fill: t("setup.fill"),
        }}
      >
        <CommunityPart />
        <AdministratorPart />
        <FillPart />
        <div class="form-actions">
          <Button kind="primary">{t("setup.submit")}</Button>
        </div>
      </Form>
    </div>
  );
}

function CommunityPart() {
  const t = useText();
  const choice = (value: string) => ({
    value,
    label: t(`setup.sign-up.${value}`),
    hint: t(`setup.sign-up.${value}.hint`),
  });
  return (
    <section class="setup-part">
      <h2>{t("setup.part.community")}</h2>
      <Field
        name="name"
        label={t("setup.name")}
        hint={t("setup.name.hint")}
        required
        maxlength={80}
        autocomplete="off"
      />
      <Choices
        name="signUp"
        label={t("setup.sign-up")}
        required
        value="open"
        choices={[choice("open"), choice("approval"), choice("invitation")]}
      />
    </section>
  );
}

function AdministratorPart() {
  const t = useText();
  return (
    <section class="setup-part">
      <h2>{t("setup.part.you")}</h2>
      <p class="soft">{t("setup.part.you.hint")}</p>
      <Field name="adminName" label={t("setup.admin-name")} required maxlength={80} autocomplete="name" />
      <Field
        name="adminEmail"
        type="email"
        label={t("setup.admin-email")}
        hint={t("setup.admin-email.hint")}
        required
        autocomplete="email"
      />
      <Field
        name="adminPassword"
        type="password"
        label={t("setup.admin-password")}
        hint={t("setup.admin-password.hint")}
        required
        minlength={10}
        autocomplete="new-password"
      />
    </section>
  );
}

function FillPart() {
  const t = useText();
  const choice = (value: string) => ({
    value,
    label: t(`setup.fill.${value}`),
    hint: t(`setup.fill.${value}.hint`),
  });
  return (
    <section class="setup-part">
      <h2>{t("setup.part.beginning")}</h2>
      <Choices
        name="fill"
        label={t("setup.fill")}
        required
        value="empty"
        choices={[choice("empty"), choice("example")]}
      />
    </section>
  );
}
