import type { ComponentChildren } from "preact";
import { SettingsFrame } from "../../people/index.ts";
import type { FormValues } from "../../ui/index.ts";
import { Notice, PostButton, Time, useText } from "../../ui/index.ts";
import type { PushBrowser } from "../browsers.ts";
import type { MailChoices } from "../choices.ts";
import type { ChosenPlace, ChosenPlaces } from "../chosen-places.ts";
import { FollowMenu } from "./follow-menu.tsx";
import { PushBrowsers } from "./push-browsers.tsx";
import { WaysForm } from "./ways-form.tsx";

const path = "/settings/notices";

export interface NoticeSettingsProps {
  places: ChosenPlaces;
  choices: MailChoices;
  form: FormValues;
  /** Where mails go. */
  email: string;
  /** No mail leaves this Weft. */
  mailsKept: boolean;
  /** What follows from all choices, in plain words. */
  follows: string;
  /** Since when no mails go to the address, because they came back. */
  bounced: { readonly pausedAt: Date; readonly words: string } | null;
  browsers: readonly PushBrowser[];
  /** What a browser needs to know to get pushes. */
  pushKey: string;
}

/** All that decides what one is told, where it holds, and how it comes. */
export function NoticeSettings({ places, choices, form, email, mailsKept, ...ways }: NoticeSettingsProps) {
  const t = useText();
  const { community } = places;
  return (
    <SettingsFrame part="notices">
      {ways.bounced && <Bounced email={email} {...ways.bounced} />}
      <Notice title={t("notice.follows.title")}>
        <p>{ways.follows}</p>
      </Notice>
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
      <section class="section stack" aria-labelledby="ways">
        <h2 id="ways">{t("notice.settings.ways")}</h2>
        {mailsKept ? (
          <Notice title={t("notice.settings.mail.none")} />
        ) : (
          <p class="soft">{t("notice.settings.mail.words", { email })}</p>
        )}
        <WaysForm choices={choices} form={form} />
      </section>
      <PushBrowsers browsers={ways.browsers} pushKey={ways.pushKey} />
    </SettingsFrame>
  );
}

/** Mails to the address came back: what to do. */
export function Bounced({ email, pausedAt, words }: { email: string; pausedAt: Date; words: string }) {
  const t = useText();
  return (
    <Notice
      kind="warning"
      title={t("notice.bounced.title", { email })}
      action={
        <PostButton action="/settings/notices/address" kind="primary">
          {t("notice.bounced.check")}
        </PostButton>
      }
    >
      <p>
        {t("notice.bounced.words")} <Time at={pausedAt} form="time" />
      </p>
      <p class="small soft">{words}</p>
      <p class="small">
        <a href="/settings">{t("notice.bounced.change")}</a>
      </p>
    </Notice>
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
