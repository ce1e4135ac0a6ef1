import { postPath } from "../../posts/index.ts";
import { AsideBlock, type Translate, useText } from "../../ui/index.ts";
import type { Related, RelatedReason } from "../related.ts";

/** "You might also be interested in": what `findRelated` found, each with its reason. Nothing where it found nothing. */
export function RelatedPosts({ related }: { related: readonly Related[] }) {
  const t = useText();
  if (related.length === 0) return null;
  return (
    <AsideBlock title={t("related.title")}>
      <ul class="related">
        {related.map(({ post, reason }) => (
          <li>
            <a href={postPath(post)}>{post.title}</a>
            <small class="related-group">{post.group.name}</small>
            <small class="related-reason">{reasonWords(t, reason)}</small>
          </li>
        ))}
      </ul>
    </AsideBlock>
  );
}

function reasonWords(t: Translate, reason: RelatedReason): string {
  if (reason.key !== "related.same-tags") return t(reason.key);
  return t(reason.key, { count: reason.tags.length, tags: reason.tags.join(", ") });
}
