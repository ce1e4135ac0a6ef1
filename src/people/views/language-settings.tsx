import { Button, Choices, Form, type FormValues, Select, useText } from "../../ui/index.ts";
import type { PersonViewer } from "../../viewer/index.ts";
import { SettingsFrame } from "./settings-frame.tsx";

export interface LanguageSettingsProps {
  viewer: PersonViewer;
  form: FormValues;
  /** Tag -> its own name. */
  languages: ReadonlyMap<string, string>;
  timeZones: readonly string[];
}

/** In which language and by which clock one reads. */
export function LanguageSettings({ viewer, form, languages, timeZones }: LanguageSettingsProps) {
  const t = useText();
  return (
    <SettingsFrame part="language">
      <Form action="/settings/language" {...form}>
        <Choices
          name="language"
          label={t("people.language")}
          hint={t("people.language.hint")}
          required
          choices={[...languages].map(([value, label]) => ({ value, label }))}
          value={viewer.language}
        />
        <Select
          name="timeZone"
          label={t("people.time-zone")}
          hint={t("people.time-zone.hint")}
          required
          choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          value={viewer.timeZone}
        />
        <div class="form-actions">
          <Button kind="primary">{t("people.language.submit")}</Button>
        </div>
      </Form>
    </SettingsFrame>
  );
}
