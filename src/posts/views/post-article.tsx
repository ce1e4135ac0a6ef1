import { groupPath } from "../../groups/index.ts";
import {
  Badge,
  Breadcrumb,
  Button,
  Byline,
  PageHead,
  TagList,
  Time,
  useLocale,
  useRichText,
  useText,
} from "../../ui/index.ts";
import type { PostKind } from "../kinds.ts";
import { postPart, postPath, tagPath } from "../paths.ts";
import type { Post } from "../post.ts";
import type { PostRights } from "../rights.ts";
import { AuthorRole } from "./author-role.tsx";
import { PostMenu } from "./post-menu.tsx";
import { shownAuthor } from "./shown-author.ts";
import { Thanks } from "./thanks.tsx";

export interface PostArticleProps {
  post: Post;
  kind: PostKind;
  rights: PostRights;
  /** On a later page of the thread only the beginning is said again. */
  short: boolean;
}

/** A post by itself: where it stands, who wrote it, what it says, and what can be done with it. */
export function PostArticle({ post, kind, rights, short }: PostArticleProps) {
  const t = useText();
  const { person, href } = shownAuthor(t, post.author);
  return (
    <article class="post">
      <PageHead
        title={post.title}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("post.groups"), href: "/groups" },
              { label: post.group.name, href: groupPath(post.group) },
              { label: t(kind.nameKey) },
            ]}
          />
        }
        actions={<PostMenu post={post} rights={rights} />}
        facts={<PostBadges post={post} />}
      />
      <Byline
        person={person}
        href={href}
        badges={<AuthorRole author={post.author} />}
        facts={<PostFacts post={post} />}
      />
      {short ? <ShortWords post={post} /> : <WholeWords post={post} rights={rights} />}
    </article>
  );
}

function WholeWords({ post, rights }: Pick<PostArticleProps, "post" | "rights">) {
  const t = useText();
  const { language } = useLocale();
  return (
    <>
      <div
        class="prose post-words"
        lang={post.language && post.language !== language ? post.language : undefined}
        // Rendered and sanitised by platform/text when it was written.
        dangerouslySetInnerHTML={{ __html: post.html }}
      />
      <TagList tags={post.tags} href={tagPath} />
      <div class="acts">
        {(rights.thanks !== "none" || post.thanksCount > 0) && (
          <Thanks
            path={postPart(post.id, "thanks")}
            count={post.thanksCount}
            right={rights.thanks}
            named={rights.names}
          />
        )}
        {rights.answer && (
          <Button kind="link" small icon="reply" href="#reply-box">
            {t("post.reply")}
          </Button>
        )}
      </div>
    </>
  );
}

function ShortWords({ post }: { post: Post }) {
  const t = useText();
  return (
    <p class="post-words soft">
      {post.excerpt} <a href={postPath(post)}>{t("post.read-whole")}</a>
    </p>
  );
}

/** What is out of the ordinary about a post; nothing for most. */
function PostBadges({ post }: { post: Post }) {
  const t = useText();
  const forMembers =
    post.audience === "group" || post.group.postsFor === "members" || post.group.visibility === "members";
  if (!post.pinnedAt && !post.closedAt && !post.groupArchivedAt && !forMembers) return null;
  return (
    <span class="post-badges">
      {post.pinnedAt && <Badge icon="pin">{t("post.pinned")}</Badge>}
      {post.closedAt && <Badge icon="lock">{t("post.closed")}</Badge>}
      {post.groupArchivedAt && <Badge icon="lock">{t("post.archived")}</Badge>}
      {forMembers && <Badge icon="people">{t("post.for-members")}</Badge>}
    </span>
  );
}

function PostFacts({ post }: { post: Post }) {
  const t = useText();
  const rich = useRichText();
  if (post.publishedAt === null) return <>{t("post.draft")}</>;
  return (
    <>
      {rich("post.started", { time: <Time at={post.publishedAt} /> })}
      {" · "}
      {t("post.replies", { count: post.replyCount })}
      {post.editedAt && (
        <>
          {" · "}
          <a href={postPart(post.id, "history")}>{t("post.edited")}</a>
        </>
      )}
    </>
  );
}
