import { emptyForm } from "../../platform/http/index.ts";
import type { Uses } from "../../reactions/index.ts";
import { Pagination, Thread as ThreadList, ThreadNew, useText } from "../../ui/index.ts";
import type { PostKind } from "../kinds.ts";
import { threadPath } from "../paths.ts";
import { type Reply, repliesPerPage, type Thread } from "../post.ts";
import type { PostRights, ReplyRights } from "../rights.ts";
import type { Mark } from "../thread-marks.ts";
import { Jump } from "./jump.tsx";
import { LiveReplies } from "./live-replies.tsx";
import { PostArticle } from "./post-article.tsx";
import { PostState } from "./post-state.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { ReplyItem } from "./reply-item.tsx";
import { ThreadMark } from "./thread-mark.tsx";

/** All that this part of the page is made of: see shareThread. */
export interface ThreadMainProps {
  thread: Thread;
  kind: PostKind;
  /** Between the post and its replies, as markup: see findThreadHead. */
  head: string;
  /** What was done with the talk, between the replies of this page. */
  marks: readonly Mark[];
  rights: PostRights;
  /** What came of the texts where people used them. */
  uses: Uses;
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
  const { thread, kind, head, rights, uses, answers, box } = props;
  const { post, page } = thread;
  return (
    <>
      <PostState post={post} restore={rights.restore} />
      <PostArticle post={post} kind={kind} rights={rights} uses={uses.post} short={page > 1} />
      {head !== "" && <div class="talk-heads" dangerouslySetInnerHTML={{ __html: head }} />}
      {post.publishedAt && <Replies {...props} />}
      {rights.names && <LiveReplies post={post} />}
      {box && <ReplyBox post={post} answers={answers} path={threadPath(post, page)} form={emptyForm} />}
    </>
  );
}

function Replies({ thread, marks, rights, replyRights, uses, newFrom }: ThreadMainProps) {
  const t = useText();
  const { post, replies, page, pages } = thread;
  const path = threadPath(post, page);
  const answerPath = (reply: Reply) =>
    `${path}${path.includes("?") ? "&" : "?"}answers=${reply.id}#reply-box`;
  // Who may learn names has an account, and so a place in the talk.
  const unreadKnown = rights.names;
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
      {pages > 1 && <Jump post={post} unread={unreadKnown} />}
      {page > 1 && turn(t("post.replies.pages-above"))}
      {replies.length > 0 && (
        <weft-reading
          data-first={(page - 1) * repliesPerPage + 1}
          data-words={pages > 1 ? t("reading.place", { number: "#", count: post.placeCount }) : undefined}
        />
      )}
      {replies.length + marks.length > 0 && (
        <ThreadList>
          {replies.map((reply, index) => (
            <>
              <MarksAt marks={marks} place={index} />
              {index === newFrom && <ThreadNew>{t("post.replies.new")}</ThreadNew>}
              <ReplyItem
                reply={reply}
                rights={replyRights[index] as ReplyRights}
                uses={uses.replies.get(reply.id) ?? []}
                answerPath={answerPath(reply)}
                answeredHere={reply.answers !== null && here.has(reply.answers.id)}
              />
            </>
          ))}
          <MarksAt marks={marks} place={replies.length} />
        </ThreadList>
      )}
      {turn(t("post.replies.pages"))}
    </section>
  );
}

function MarksAt({ marks, place }: { marks: readonly Mark[]; place: number }) {
  return (
    <>
      {marks
        .filter((mark) => mark.place === place)
        .map((mark) => (
          <ThreadMark mark={mark} />
        ))}
    </>
  );
}
