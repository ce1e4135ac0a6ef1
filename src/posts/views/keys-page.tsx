import { PageHead, PostButton, useText } from "../../ui/index.ts";

/** Keys and what they do; the words stand at reading.key.<name>. */
const keys = [
  ["j", "next"],
  ["k", "previous"],
  ["n", "unread"],
  ["u", "up"],
  [".", "news"],
  ["?", "help"],
] as const;

/** The single keys of lists and talks, and the switch that turns them off. Scripts show it in a window on "?". */
export function KeysPage({ on }: { on: boolean }) {
  const t = useText();
  return (
    <div class="keys-page">
      <PageHead title={t("reading.keys.title")} lead={t("reading.keys.lead")} />
      <dl class="keys" data-close={t("reading.keys.close")}>
        {keys.map(([key, name]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`reading.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t(on ? "reading.keys.now-on" : "reading.keys.now-off")}</p>
      <PostButton action="/keys" fields={{ keys: on ? "off" : "on" }}>
        {t(on ? "reading.keys.turn-off" : "reading.keys.turn-on")}
      </PostButton>
    </div>
  );
}
