import type { ToldCount } from "../../notifications/index.ts";
import { useText } from "../../ui/index.ts";

/** For the author alone: how many were told of a post. */
export function ToldLine({ told: { now, digest } }: { told: ToldCount }) {
  const t = useText();
  if (now + digest === 0) return null;
  return <p class="soft small">{t("post.told", { total: now + digest, now, digest })}</p>;
}
