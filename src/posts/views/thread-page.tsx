import { type FormState, sharedPartPlaceholder } from "../../platform/http/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import { threadPath } from "../paths.ts";
import type { Reply, Thread } from "../post.ts";
import { NoReplyBox } from "./no-reply-box.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { UnsentWords } from "./unsent-words.tsx";

export interface ThreadPageProps {
  thread: Thread;
  viewer: Viewer;
  /** Why the viewer cannot answer; null where they can. */
  reason: string | null;
  /** The viewer waits to be let into the group. */
  asked: boolean;
  answers?: Reply;
  /** What was typed into the reply box and could not be taken. */
  form?: FormState;
  /** A reply that came too late, with the reason. */
  unsent?: { readonly reason: string; readonly markdown: string };
}

/** The page of a thread: the part that many share (ThreadMain), and this viewer's own below it. */
export function ThreadPage({ thread, viewer, reason, asked, answers, form, unsent }: ThreadPageProps) {
  const { post, page } = thread;
  return (
    <>
      <div dangerouslySetInnerHTML={{ __html: sharedPartPlaceholder }} />
      {unsent && <UnsentWords {...unsent} />}
      {reason !== null && <NoReplyBox post={post} viewer={viewer} reason={reason} asked={asked} />}
      {reason === null && form && (
        <ReplyBox post={post} answers={answers} path={threadPath(post, page)} form={form} />
      )}
    </>
  );
}
