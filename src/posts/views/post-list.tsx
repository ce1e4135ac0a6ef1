import { Badge, List, ListRow, Time, useRichText, useText } from "../../ui/index.ts";
import { postKind } from "../kinds.ts";
import type { PostRow } from "../list-posts.ts";
import { postNews } from "./post-news.ts";

export interface PostListProps {
  posts: readonly PostRow[];
  /** What the list is, for screen readers. */
  label: string;
  /** Names the group of each: for lists across groups. */
  groups?: boolean;
  /** The group whose list it is: what is shared into it names its home. */
  inGroup?: number;
  /** Of the titles: see ListRow. */
  level?: 2 | 3;
}

/** Posts in a list, each with who, when and how many replies; lit where something in it is new to the viewer. */
export function PostList({ posts, label, groups, inGroup, level }: PostListProps) {
  return (
    <>
      {posts.some((post) => post.replyCount > 0 || post.fresh) && <weft-reading data-list />}
      <List label={label}>
        {posts.map((post) => (
          <PostLine
            post={post}
            group={groups || (inGroup !== undefined && inGroup !== post.groupId)}
            level={level}
          />
        ))}
      </List>
    </>
  );
}

function PostLine({ post, group, level }: { post: PostRow; group?: boolean; level?: 2 | 3 }) {
  const t = useText();
  const rich = useRichText();
  const kind = postKind(post.kind);
  const name = post.authorStanding === "closed" ? t("post.former-member") : post.authorName;
  const facts = post.lastReplyByName ? "post.line.replied" : "post.line.started";
  return (
    <ListRow
      level={level}
      {...postNews(t, post)}
      title={post.title}
      person={{ id: post.authorId, name, picture: post.authorFace }}
      excerpt={post.excerpt}
      badges={
        <>
          {post.pinnedAt && !group && <Badge icon="pin">{t("post.pinned")}</Badge>}
          {kind.key !== "discussion" && <Badge icon={kind.icon}>{t(kind.nameKey)}</Badge>}
          {post.closedAt && <Badge icon="lock">{t("post.closed")}</Badge>}
          {post.stage && <Badge icon="stage">{t(`post.stage.${post.stage}`)}</Badge>}
          {post.helpfulCount > 0 && (
            <Badge icon="check">{t("post.helpful.count", { count: post.helpfulCount })}</Badge>
          )}
        </>
      }
      facts={
        <>
          {group && <>{post.groupName} · </>}
          {rich(
            facts,
            { time: <Time at={post.lastActivityAt} /> },
            { author: name, replier: post.lastReplyByName },
          )}
        </>
      }
      count={post.replyCount}
      countLabel={t("post.line.replies", { count: post.replyCount })}
    />
  );
}
