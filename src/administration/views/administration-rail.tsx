import { type IconName, RailNav, useText } from "../../ui/index.ts";

const places = {
  overview: ["/administration", "info"],
  settings: ["/administration/settings", "settings"],
  people: ["/administration/people", "people"],
  invitations: ["/administration/invitations", "link"],
  mails: ["/administration/mails", "mail"],
  conversations: ["/administration/conversations", "eye"],
  mailsIn: ["/administration/mail/in", "reply"],
} as const satisfies Record<string, readonly [string, IconName]>;

/** A part of the administration. */
export type Place = keyof typeof places;

/** The ways through the administration. */
export function AdministrationRail({ place, waiting }: { place: Place; waiting: number }) {
  const t = useText();
  return (
    <RailNav
      title={t("administration.title")}
      links={Object.entries(places).map(([key, [href, icon]]) => ({
        href,
        icon,
        label: t(`administration.place.${key}`),
        current: key === place,
        fresh: key === "people" && waiting > 0 ? t("administration.waiting", { count: waiting }) : undefined,
      }))}
    />
  );
}
