import { formAction } from "../../platform/http/index.ts";
import { Button, Notice, PostButton, useText } from "../../ui/index.ts";
import { postPart } from "../paths.ts";
import type { Post } from "../post.ts";

/** A draft or a deleted post says so, and what can be done about it; nothing for any other. */
export function PostState({ post, restore }: { post: Post; restore: boolean }) {
  const t = useText();
  if (post.deletedAt) {
    return (
      <div class="post-state">
        <Notice
          kind="warning"
          title={t("post.deleted.title")}
          action={
            restore && (
              <PostButton action={postPart(post.id, "restoration")} icon="history">
                {t("post.restore")}
              </PostButton>
            )
          }
        >
          <p>{t(restore ? "post.deleted.words" : "post.refused.deleted-by-other")}</p>
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
