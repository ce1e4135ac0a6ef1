import { formAction } from "../../platform/http/index.ts";
import { Badge, Icon, PostButton, Time, useRichText, useText } from "../../ui/index.ts";
import type { SessionRow } from "../list-sessions.ts";
import { SettingsFrame } from "./settings-frame.tsx";

/** The devices on which one is logged in, and the ways to log out there. */
export function SessionSettings({ sessions }: { sessions: readonly SessionRow[] }) {
  const t = useText();
  return (
    <SettingsFrame part="sessions">
      <p class="soft">{t("people.sessions.lead")}</p>
      <ul class="sessions">
        {sessions.map((session) => (
          <SessionItem session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <PostButton action={formAction("/settings/sessions", "delete")} kind="danger">
          {t("people.sessions.end-others")}
        </PostButton>
      )}
    </SettingsFrame>
  );
}

function SessionItem({ session: { id, device, seenAt, begunAt, here } }: { session: SessionRow }) {
  const t = useText();
  const rich = useRichText();
  const name = t(`people.device.${device.browser ? "b" : ""}${device.system ? "s" : ""}`, { ...device });
  return (
    <li class="session">
      <span class="row-icon">
        <Icon name="globe" />
      </span>
      <div class="session-words">
        <p class="session-name">
          {name} {here && <Badge kind="new">{t("people.sessions.here")}</Badge>}
        </p>
        <p class="soft small">
          {rich("people.sessions.when", {
            seen: <Time at={seenAt} form="date" />,
            begun: <Time at={begunAt} form="date" />,
          })}
        </p>
      </div>
      <PostButton action={formAction(`/settings/sessions/${id}`, "delete")} small>
        {t(here ? "people.sessions.log-out" : "people.sessions.end")}
      </PostButton>
    </li>
  );
}
