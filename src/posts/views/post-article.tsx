import { groupPath } from "../../groups/index.ts";
import type { Use } from "../../reactions/index.ts";
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
import { ReactionBar } from "./reaction-bar.tsx";
import { ShowRest } from "./show-rest.tsx";
import { shownAuthor } from "./shown-author.ts";
import { UsesList } from "./uses.tsx";

export interface PostArticleProps {
  post: Post;
  kind: PostKind;
  rights: PostRights;
  /** What came of it where people used it. */
  uses: readonly Use[];
  /** On a later page of the thread only the beginning is said again. */
  short: boolean;
}

/** A post by itself: where it stands, who wrote it, what it says, and what can be done with it. */
export function PostArticle({ post, kind, rights, uses, short }: PostArticleProps) {
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
      {short ? <ShortWords post={post} /> : <WholeWords post={post} rights={rights} uses={uses} />}
    </article>
  );
}

function WholeWords({ post, rights, uses }: Pick<PostArticleProps, "post" | "rights" | "uses">) {
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
      {post.hasRest && <ShowRest path={postPart(post.id)} />}
      <TagList tags={post.tags} href={tagPath} />
      <UsesList uses={uses} path={postPart(post.id)} named={rights.names} />
      <div class="acts">
        {(rights.reaction !== "none" || Object.keys(post.reactions).length > 0) && (
          <ReactionBar
            path={postPart(post.id)}
            counts={post.reactions}
            right={rights.reaction}
            named={rights.names}
            author={post.author.name}
            answerPath={rights.answer ? "#reply-box" : undefined}
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
  if (!post.pinnedAt && !post.closedAt && !post.groupArchivedAt && !forMembers && !post.stage) return null;
  return (
    <span class="post-badges">
      {post.pinnedAt && <Badge icon="pin">{t("post.pinned")}</Badge>}
      {post.closedAt && <Badge icon="lock">{t("post.closed")}</Badge>}
      {post.stage && <Badge icon="stage">{t(`post.stage.${post.stage}`)}</Badge>}
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
