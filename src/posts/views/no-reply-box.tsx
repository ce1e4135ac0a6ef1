import { JoinGroup } from "../../groups/index.ts";
import { Notice, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import { postPath } from "../paths.ts";
import type { Post } from "../post.ts";

export interface NoReplyBoxProps {
  post: Post;
  viewer: Viewer;
  /** Message key: see canReply. */
  reason: string;
  /** The viewer has asked to join already. */
  asked: boolean;
}

/** What stands where the reply box would be: the way in for those who can come in, and the reason for everybody else. */
export function NoReplyBox({ post, viewer, reason, asked }: NoReplyBoxProps) {
  const t = useText();
  if (post.deletedAt || !post.publishedAt) return null;
  if (reason === "post.refused.visitor" || reason === "post.refused.not-member")
    return <JoinGroup group={post.group} viewer={viewer} to={`${postPath(post)}#reply-box`} asked={asked} />;
  if (reason !== "post.refused.closed") {
    return (
      <div class="no-reply-box" id="reply-box">
        <Notice>
          <p>{t(reason)}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div class="no-reply-box" id="reply-box">
      <Notice
        title={
          post.closedByName ? t("post.closed.by", { name: post.closedByName }) : t("post.refused.closed")
        }
      >
        <p>{post.closedReason || t("post.closed.no-reason")}</p>
      </Notice>
    </div>
  );
}
