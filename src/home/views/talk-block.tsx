import type { PostRow } from "../../posts/index.ts";
import { postPath } from "../../posts/index.ts";
import { AsideBlock, Time, useText } from "../../ui/index.ts";

/** Talk to begin with, beside the groups that a newcomer can join. */
export function TalkBlock({ talk }: { talk: readonly PostRow[] }) {
  const t = useText();
  return (
    <AsideBlock title={t("home.newcomer.talk")}>
      <ul>
        {talk.map((post) => (
          <li>
            <a href={postPath(post)}>{post.title}</a>
            <small>
              {post.groupName} · <Time at={post.lastActivityAt} />
            </small>
          </li>
        ))}
      </ul>
    </AsideBlock>
  );
}
