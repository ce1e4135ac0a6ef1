import { useText } from "../../ui/index.ts";
import type { Post } from "../post.ts";

/** Where an open page says that others have answered meanwhile: a button, and nothing that moves under one's eyes. */
export function LiveReplies({ post }: { post: Post }) {
  const t = useText();
  return (
    <weft-live
      class="live-replies"
      data-topic={`post:${post.id}`}
      data-seen={post.lastReplyId ?? 0}
      data-one={t("post.live.new", { count: 1 })}
      data-other={t("post.live.new", { count: 0 })}
    >
      <p role="status" />
    </weft-live>
  );
}
