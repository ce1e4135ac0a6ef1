import type { ComponentChildren } from "preact";
import { SettingsFrame } from "../../people/index.ts";
import { Button, Choices, Field, Form, type FormValues, Notice, useText } from "../../ui/index.ts";
import type { MailChoices } from "../choices.ts";
import type { ChosenPlace, ChosenPlaces } from "../chosen-places.ts";
import { FollowMenu } from "./follow-menu.tsx";

const path = "/settings/notices";

export interface NoticeSettingsProps {
  places: ChosenPlaces;
  choices: MailChoices;
  form: FormValues;
  /** Where mails go. */
  email: string;
  /** No mail leaves this Weft. */
  mailsKept: boolean;
}

/** All that decides what one is told, where it holds, and how mails come. */
export function NoticeSettings({ places, choices, form, email, mailsKept }: NoticeSettingsProps) {
  const t = useText();
  const { community } = places;
  return (
    <SettingsFrame part="notices">
      <section class="section stack" aria-labelledby="follow">
        <h2 id="follow">{t("notice.settings.follow")}</h2>
        <p class="soft">{t("notice.settings.follow.words")}</p>
        <ul class="follow-list">
          <Line
            name={t("notice.settings.community")}
            means={t(`notice.means.community.${community.level}`)}
            place={{ kind: "community" }}
            {...community}
          />
        </ul>
      </section>
      <Places
        title={t("notice.settings.groups")}
        empty={t("notice.settings.groups.none")}
        places={places.groups}
      />
      <Places
        title={t("notice.settings.threads")}
        empty={t("notice.settings.threads.none")}
        places={places.threads}
      />
      <section class="section stack" aria-labelledby="mail">
        <h2 id="mail">{t("notice.settings.mail")}</h2>
        {mailsKept ? (
          <Notice title={t("notice.settings.mail.none")} />
        ) : (
          <p class="soft">{t("notice.settings.mail.words", { email })}</p>
        )}
        <MailForm choices={choices} form={form} />
      </section>
    </SettingsFrame>
  );
}

function Places({ title, empty, places }: { title: string; empty: string; places: readonly ChosenPlace[] }) {
  const t = useText();
  return (
    <section class="section stack" aria-label={title}>
      <h2>{title}</h2>
      {places.length === 0 && <p class="soft">{empty}</p>}
      <ul class="follow-list">
        {places.map(({ place, name, path: href, level, own }) => (
          <Line
            name={<a href={href}>{name || t("post.untitled")}</a>}
            means={
              own === null ? t("notice.settings.as-community") : t(`notice.means.${place.kind}.${level}`)
            }
            {...{ place, level, own }}
          />
        ))}
      </ul>
    </section>
  );
}

function Line({
  name,
  means,
  ...menu
}: Pick<ChosenPlace, "place" | "level" | "own"> & {
  name: ComponentChildren;
  means: string;
}) {
  return (
    <li>
      <div class="follow-place">
        <p>{name}</p>
        <p class="small soft">{means}</p>
      </div>
      <FollowMenu {...menu} side="end" to={path} />
    </li>
  );
}

function MailForm({ choices, form }: { choices: MailChoices; form: FormValues }) {
  const t = useText();
  const ways = (["at-once", "daily", "weekly", "never"] as const).map((value) => ({
    value,
    label: t(`notice.way.${value}`),
  }));
  return (
    <Form action={path} {...form}>
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
