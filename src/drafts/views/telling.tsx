import { useText } from "../../ui/index.ts";

export interface TellingProps {
  /** The thread that is answered. */
  postId?: number;
  /** The group that is written to. */
  groupSlug?: string;
}

/**
 * Stands in a form: who will be told of it. With scripts it says the number as soon as somebody writes, and follows what
 * they write; without it is a link to a page that says it.
 */
export function Telling({ postId, groupSlug }: TellingProps) {
  const t = useText();
  const place = postId === undefined ? `group=${encodeURIComponent(groupSlug ?? "")}` : `post=${postId}`;
  return (
    <div class="telling soft small" data-wake="weft-telling" data-place={place} role="status">
      <a href={`/telling?${place}`} target="_blank" rel="noopener">
        {t("draft.telling.ask")}
      </a>
    </div>
  );
}
