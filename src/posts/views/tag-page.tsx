import { Button, Empty, OlderNewer, PageHead, useText } from "../../ui/index.ts";
import type { PostRow } from "../list-posts.ts";
import { tagPath } from "../paths.ts";
import { PostList } from "./post-list.tsx";

export interface TagPageProps {
  tag: string;
  posts: readonly PostRow[];
  page: number;
  more: boolean;
}

/** All posts with a tag that the viewer may see, those with the latest talk first. */
export function TagPage({ tag, posts, page, more }: TagPageProps) {
  const t = useText();
  const turned = (to: number) => (to > 1 ? `${tagPath(tag)}?page=${to}` : tagPath(tag));
  return (
    <>
      <PageHead title={`#${tag}`} lead={t("post.tag.lead")} />
      {posts.length === 0 ? (
        <Empty
          icon="tag"
          title={t("post.tag.none")}
          action={<Button href={`/search?q=${encodeURIComponent(tag)}`}>{t("post.tag.search")}</Button>}
        >
          <p>{t("post.tag.none.words")}</p>
        </Empty>
      ) : (
        <PostList posts={posts} label={t("post.tag.posts", { tag })} groups level={2} />
      )}
      <OlderNewer older={more ? turned(page + 1) : null} newer={page > 1 ? turned(page - 1) : null} />
    </>
  );
}
