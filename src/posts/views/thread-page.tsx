import { formAction } from "../../platform/http/index.ts";
import { Button, type FormValues, Notice, Pagination, PostButton, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { PostKind } from "../kinds.ts";
import { postPart, threadPath } from "../paths.ts";
import type { Post, Reply, Thread } from "../post.ts";
import type { PostRights } from "../rights.ts";
import { LiveReplies } from "./live-replies.tsx";
import { NoReplyBox } from "./no-reply-box.tsx";
import { PostArticle } from "./post-article.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { UnsentWords } from "./unsent-words.tsx";

export interface ThreadPageProps {
  thread: Thread;
  kind: PostKind;
  viewer: Viewer;
  rights: PostRights;
  /** Why the viewer cannot answer; null where they can. */
  reason: string | null;
  asked: boolean;
  /** The replies of this page as markup: see reply-markup.tsx. */
  markup: string;
  answers?: Pick<Reply, "id" | "author">;
  form: FormValues;
  draft: string;
  /** A reply that came too late, with the reason. */
  unsent?: { reason: string; markdown: string };
}

/** A post and a page of its replies. */
export function ThreadPage(props: ThreadPageProps) {
  const { thread, kind, rights, unsent } = props;
  const { post } = thread;
  return (
    <>
      <PostState post={post} rights={rights} />
      <PostArticle post={post} kind={kind} rights={rights} />
      {post.publishedAt && <Replies thread={thread} markup={props.markup} />}
      {unsent && <UnsentWords {...unsent} />}
      {rights.answer && <LiveReplies post={post} />}
      <Answer {...props} />
    </>
  );
}

/** A draft or a deleted post says so, and what can be done about it. */
function PostState({ post, rights }: { post: Post; rights: PostRights }) {
  const t = useText();
  if (post.deletedAt) {
    return (
      <div class="post-state">
        <Notice
          kind="warning"
          title={t("post.deleted.title")}
          action={
            rights.restore && (
              <PostButton action={postPart(post.id, "restoration")} icon="history">
                {t("post.restore")}
              </PostButton>
            )
          }
        >
          <p>{t(rights.restore ? "post.deleted.words" : "post.refused.deleted-by-other")}</p>
        </Notice>
      </div>
    );
  }
  if (post.publishedAt) return null;
  return (
    <div class="post-state">
      <Notice
        title={t("post.draft.title")}
        action={
          <>
            <Button kind="primary" href={postPart(post.id, "edit")} icon="edit">
              {t("post.draft.resume")}
            </Button>
            <PostButton action={formAction(`/posts/${post.id}`, "delete")} icon="bin">
              {t("post.draft.discard")}
            </PostButton>
          </>
        }
      >
        <p>{t("post.draft.words")}</p>
      </Notice>
    </div>
  );
}

function Replies({ thread, markup }: { thread: Thread; markup: string }) {
  const t = useText();
  const { post, page, pages } = thread;
  const turn = (
    <Pagination
      page={page}
      pages={pages}
      href={(number) => `${threadPath(post, number)}#replies`}
      label={t("post.replies.title")}
    />
  );
  return (
    <section class="replies" id="replies" aria-labelledby="replies-title">
      <h2 id="replies-title">
        {post.replyCount === 0 ? t("post.replies.none") : t("post.replies", { count: post.replyCount })}
      </h2>
      {page > 1 && turn}
      {markup && (
        // Made by our own components: see reply-markup.tsx.
        <div class="thread" dangerouslySetInnerHTML={{ __html: markup }} />
      )}
      {turn}
    </section>
  );
}

function Answer(props: ThreadPageProps) {
  const { thread, viewer, reason, asked, answers, form, draft } = props;
  const { post, page } = thread;
  return reason === null ? (
    <ReplyBox post={post} answers={answers} path={threadPath(post, page)} form={form} draft={draft} />
  ) : (
    <NoReplyBox post={post} viewer={viewer} reason={reason} asked={asked} />
  );
}
