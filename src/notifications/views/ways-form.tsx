import { Button, Choices, Field, Form, type FormValues, useText } from "../../ui/index.ts";
import type { MailChoices } from "../choices.ts";

/** How what one is told comes: by mail, by push, in which hours. */
export function WaysForm({ choices, form }: { choices: MailChoices; form: FormValues }) {
  const t = useText();
  const ways = (["at-once", "daily", "weekly", "never"] as const).map((value) => ({
    value,
    label: t(`notice.way.${value}`),
  }));
  const pushes = [
    ...(choices.pushDirect ? ["direct"] : []),
    ...(choices.pushRest ? ["rest"] : []),
    ...(choices.pushWords ? ["words"] : []),
  ];
  return (
    <Form action="/settings/notices" {...form}>
      <Choices
        name="direct"
        label={t("notice.mail.direct")}
        hint={t("notice.mail.direct.hint")}
        required
        choices={ways}
        value={choices.direct}
      />
      <Choices
        name="rest"
        label={t("notice.mail.rest")}
        hint={t("notice.mail.rest.hint")}
        required
        choices={ways}
        value={choices.rest}
      />
      <Choices
        name="digests"
        label={t("notice.digests")}
        required
        choices={[
          { value: "one", label: t("notice.digests.one") },
          {
            value: "each-group",
            label: t("notice.digests.each-group"),
            hint: t("notice.digests.each-group.hint"),
          },
        ]}
        value={choices.digestOfEachGroup ? "each-group" : "one"}
      />
      <Choices
        name="push"
        label={t("notice.push")}
        hint={t("notice.push.hint")}
        several
        choices={[
          { value: "direct", label: t("notice.push.direct") },
          { value: "rest", label: t("notice.push.rest") },
          { value: "words", label: t("notice.push.words"), hint: t("notice.push.words.hint") },
        ]}
        value={pushes}
      />
      <Hours hours={choices.hours} />
      <Field
        type="date"
        name="pausedUntil"
        label={t("notice.pause")}
        hint={t("notice.pause.hint")}
        value={choices.pausedUntil}
      />
      <div class="form-actions">
        <Button kind="primary">{t("notice.mail.submit")}</Button>
      </div>
    </Form>
  );
}

function Hours({ hours }: Pick<MailChoices, "hours">) {
  const t = useText();
  const days = Array.from({ length: 7 }, (_, day) => String(day));
  const chosen = days.filter((day) => ((hours?.days ?? 0b0011111) & (1 << Number(day))) !== 0);
  const time = (minutes: number | undefined) =>
    minutes === undefined
      ? null
      : `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return (
    <fieldset class="field notice-hours">
      <legend class="field-label">{t("notice.hours")}</legend>
      <p class="field-hint">{t("notice.hours.hint")}</p>
      <div class="notice-hours-times">
        <Field type="time" name="openFrom" label={t("notice.hours.from")} value={time(hours?.from)} />
        <Field type="time" name="openUntil" label={t("notice.hours.until")} value={time(hours?.until)} />
      </div>
      <Choices
        name="days"
        label={t("notice.hours.on")}
        several
        choices={days.map((value) => ({ value, label: t(`notice.day.${value}`) }))}
        value={chosen}
      />
    </fieldset>
  );
}
