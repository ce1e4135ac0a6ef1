import { groupPath } from "../../groups/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { Breadcrumb, type FormValues, Notice, PageHead, useText } from "../../ui/index.ts";
import type { PostKind } from "../kinds.ts";
import { postPath } from "../paths.ts";
import type { Post } from "../post.ts";
import { EditConflict } from "./edit-conflict.tsx";
import { PostForm } from "./post-form.tsx";

export interface EditPostPageProps {
  post: Post;
  kind: PostKind;
  form: FormValues;
  tags: readonly string[];
  draft: string;
  /** Which version the text began from: see editStamp. */
  since: string;
  /** What the second of two editors has written, where somebody else was first. */
  mine?: string;
  /** The editor is not the author. */
  byOther: boolean;
}

/** Where a post is written again, or a draft goes on. */
export function EditPostPage({ post, kind, form, tags, draft, since, mine, byOther }: EditPostPageProps) {
  const t = useText();
  const isDraft = post.publishedAt === null;
  const path = postPath(post);
  return (
    <>
      <PageHead
        title={t(isDraft ? "post.edit.draft" : "post.edit.title")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: post.group.name, href: groupPath(post.group) },
              { label: post.title || t("post.untitled"), href: path },
              { label: t("post.edit") },
            ]}
          />
        }
      />
      {byOther && (
        <div class="post-state">
          <Notice>
            <p>{t("post.edit.by-other", { name: post.author.name })}</p>
          </Notice>
        </div>
      )}
      <PostForm
        action={formAction(`/posts/${post.id}`, "patch")}
        form={form}
        start={post}
        kind={kind}
        group={post.group}
        tags={tags}
        draft={draft}
        since={since}
        state={isDraft ? "draft" : "published"}
        cancel={isDraft ? "/drafts" : path}
      >
        {mine !== undefined && <EditConflict theirs={post.markdown} mine={mine} />}
      </PostForm>
    </>
  );
}
