import { emptyForm } from "../../platform/http/index.ts";
import { Pagination, Thread as ThreadList, ThreadNew, useText } from "../../ui/index.ts";
import type { PostKind } from "../kinds.ts";
import { threadPath } from "../paths.ts";
import type { Reply, Thread } from "../post.ts";
import type { PostRights, ReplyRights } from "../rights.ts";
import { LiveReplies } from "./live-replies.tsx";
import { PostArticle } from "./post-article.tsx";
import { PostState } from "./post-state.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { ReplyItem } from "./reply-item.tsx";

/** All that this part of the page is made of: see shareThread. */
export interface ThreadMainProps {
  thread: Thread;
  kind: PostKind;
  rights: PostRights;
  /** One for each reply. */
  replyRights: readonly ReplyRights[];
  /** The first reply that the viewer has not seen, by its place on this page. */
  newFrom?: number;
  /** The reply that is to be answered. */
  answers?: Reply;
  /** Whether the empty reply box belongs to it; otherwise it stands elsewhere, or there is none. */
  box: boolean;
}

/** A post, a page of its replies, and where one answers. */
export function ThreadMain(props: ThreadMainProps) {
  const { thread, kind, rights, answers, box } = props;
  const { post, page } = thread;
  return (
    <>
      <PostState post={post} restore={rights.restore} />
      <PostArticle post={post} kind={kind} rights={rights} short={page > 1} />
      {post.publishedAt && <Replies {...props} />}
      {rights.answer && <LiveReplies post={post} />}
      {box && <ReplyBox post={post} answers={answers} path={threadPath(post, page)} form={emptyForm} />}
    </>
  );
}

function Replies({ thread, replyRights, newFrom }: ThreadMainProps) {
  const t = useText();
  const { post, replies, page, pages } = thread;
  const path = threadPath(post, page);
  const answerPath = (reply: Reply) =>
    `${path}${path.includes("?") ? "&" : "?"}answers=${reply.id}#reply-box`;
  const here = new Set(replies.map((reply) => reply.id));
  const turn = (label: string) => (
    <Pagination
      page={page}
      pages={pages}
      href={(number) => `${threadPath(post, number)}#replies`}
      label={label}
    />
  );
  return (
    <section class="replies" id="replies" aria-labelledby="replies-title">
      <h2 id="replies-title">
        {post.replyCount === 0 ? t("post.replies.none") : t("post.replies", { count: post.replyCount })}
      </h2>
      {page > 1 && turn(t("post.replies.pages-above"))}
      {replies.length > 0 && (
        <ThreadList>
          {replies.map((reply, index) => (
            <>
              {index === newFrom && <ThreadNew>{t("post.replies.new")}</ThreadNew>}
              <ReplyItem
                reply={reply}
                rights={replyRights[index] as ReplyRights}
                answerPath={answerPath(reply)}
                answeredHere={reply.answers !== null && here.has(reply.answers.id)}
              />
            </>
          ))}
        </ThreadList>
      )}
      {turn(t("post.replies.pages"))}
    </section>
  );
}
