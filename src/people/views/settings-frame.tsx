import type { ComponentChildren } from "preact";
import { PageHead, Tabs, useText } from "../../ui/index.ts";

const parts = ["profile", "account", "notices", "conversations", "presence", "sessions", "language"] as const;

/** The head of every settings page: what it is, and the ways to the others. */
export function SettingsFrame({
  part,
  children,
}: {
  /** Left out for pages below, which are reached from one of these. */
  part?: (typeof parts)[number];
  children: ComponentChildren;
}) {
  const t = useText();
  return (
    <div class="settings">
      <PageHead title={t("people.settings")} />
      <Tabs
        label={t("people.settings")}
        tabs={parts.map((one) => ({
          href: `/settings/${one}`,
          label: t(`people.settings.${one}`),
          current: one === part,
        }))}
      />
      {children}
    </div>
  );
}
