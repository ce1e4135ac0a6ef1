import { SettingsFrame } from "../../people/index.ts";
import { Button, Choices, Form, type FormValues, useText } from "../../ui/index.ts";
import { type PresenceChoice, presenceChoices } from "../tables.ts";

/** How one is shown to those who read the same conversation at the same time. */
export function PresenceSettings({ choice, form }: { choice: PresenceChoice; form: FormValues }) {
  const t = useText();
  return (
    <SettingsFrame part="presence">
      <Form action="/settings/presence" {...form}>
        <Choices
          name="choice"
          label={t("live.presence")}
          hint={t("live.presence.hint")}
          required
          choices={presenceChoices.map((value) => ({
            value,
            label: t(`live.presence.${value}`),
            hint: t(`live.presence.${value}.hint`),
          }))}
          value={choice}
        />
        <div class="form-actions">
          <Button kind="primary">{t("live.presence.save")}</Button>
        </div>
      </Form>
    </SettingsFrame>
  );
}
