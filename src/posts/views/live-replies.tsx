import { useText } from "../../ui/index.ts";
import type { Post } from "../post.ts";

/** Where an open page says that others have answered meanwhile, and who else reads: nothing moves before it is pressed. */
export function LiveReplies({ post }: { post: Post }) {
  const t = useText();
  return (
    <weft-news
      class="live-replies"
      data-idle
      data-live={`post:${post.id}`}
      data-one={t("live.new", { count: 1 })}
      data-other={t("live.new", { count: 0 })}
      data-changed={t("live.changed")}
      data-stale={t("live.stale")}
      data-gone={t("live.gone")}
      data-shown-one={t("live.shown", { count: 1 })}
      data-shown-other={t("live.shown", { count: 0 })}
      data-to-first={t("live.to-first")}
      data-mark={t("live.mark")}
    >
      <p class="live-news-line" role="status" />
      <p class="live-here" />
    </weft-news>
  );
}
