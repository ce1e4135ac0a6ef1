import { aboutLengthMax, communityNameLengthMax, type Settings } from "../../settings/index.ts";
import {
  Button,
  Choices,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  PageHead,
  Select,
  useText,
} from "../../ui/index.ts";

export interface SettingsPageProps {
  settings: Settings;
  form: FormValues;
  /** Language tag -> its own name. */
  languages: ReadonlyMap<string, string>;
  /** IANA names. */
  timeZones: readonly string[];
}

/** What the community has chosen about itself, to be changed. */
export function SettingsPage({ settings, form, languages, timeZones }: SettingsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("administration.place.settings")} />
      <Form action="/administration/settings" {...form}>
        <Field
          name="name"
          label={t("administration.settings.name")}
          hint={t("administration.settings.name.hint")}
          value={settings.name}
          maxlength={communityNameLengthMax}
          required
        />
        <MarkdownField
          name="about"
          label={t("administration.settings.about")}
          hint={t("administration.settings.about.hint")}
          value={settings.about}
          maxlength={aboutLengthMax}
          rows={4}
        />
        <Choices
          name="signUp"
          label={t("administration.settings.sign-up")}
          value={settings.signUp}
          choices={choices(t, "sign-up", ["open", "approval", "invitation"])}
          required
        />
        <Choices
          name="newGroups"
          label={t("administration.settings.new-groups")}
          value={settings.newGroups}
          choices={choices(t, "new-groups", ["people", "administrators"])}
          required
        />
        <Select
          name="language"
          label={t("administration.settings.language")}
          hint={t("administration.settings.language.hint")}
          value={settings.language}
          choices={[...languages].map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="timeZone"
          label={t("administration.settings.time-zone")}
          hint={t("administration.settings.time-zone.hint")}
          value={settings.timeZone}
          choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <div class="form-actions">
          <Button kind="primary">{t("administration.settings.save")}</Button>
        </div>
      </Form>
    </>
  );
}

function choices(t: (key: string) => string, of: string, values: readonly string[]) {
  return values.map((value) => ({
    value,
    label: t(`administration.settings.${of}.${value}`),
    hint: t(`administration.settings.${of}.${value}.hint`),
  }));
}
