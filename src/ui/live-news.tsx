import { useText } from "./text.tsx";

/**
 * Where a list says that conversations in it have news, as a button that brings them: nothing moves before it is pressed.
 * It listens to its topics through the page's one line (live/islands/weft-live.ts); without one it stays empty.
 */
export function LiveNews({ topic }: { topic: string }) {
  const t = useText();
  return (
    <weft-list-news
      class="live-news"
      data-idle
      data-live={topic}
      data-one={t("live.list", { count: 1 })}
      data-other={t("live.list", { count: 0 })}
      data-stale={t("live.stale")}
      data-shown={t("live.list.shown")}
    >
      <p role="status" />
    </weft-list-news>
  );
}
