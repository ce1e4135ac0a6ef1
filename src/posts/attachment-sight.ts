import type { AttachmentSight } from "../attachments/index.ts";
import "./tables.ts";
import { isVisiblePost } from "./visible-posts.ts";
import { isReadableReply } from "./visible-replies.ts";

/**
 * Who may see a picture or file that stands in texts: whoever may read one of them. A draft's are its author's, and those of
 * a deleted post or reply nobody's until it is brought back (their owner sees them in any case).
 */
export const postAttachmentSight: AttachmentSight = {
  tags: ["table:posts", "table:replies", "table:groups"],
  isVisible: (viewer) => (attachment) =>
    attachment.exists(
      attachment
        .selectFrom("attachmentUses")
        .innerJoin("posts", "posts.id", "attachmentUses.postId")
        .innerJoin("groups", "groups.id", "posts.groupId")
        .leftJoin("replies", "replies.id", "attachmentUses.replyId")
        .whereRef("attachmentUses.attachmentId", "=", "attachments.id")
        .where("replies.deletedAt", "is", null)
        .where((eb) => eb.or([eb("attachmentUses.replyId", "is", null), isReadableReply(viewer)(eb)]))
        .where((eb) =>
          eb.or([
            isVisiblePost(viewer)(eb),
            ...(viewer.id === null
              ? []
              : [
                  eb.and([
                    eb("posts.authorId", "=", viewer.id),
                    eb("posts.publishedAt", "is", null),
                    eb("posts.deletedAt", "is", null),
                  ]),
                ]),
          ]),
        )
        .select("posts.id"),
    ),
};
