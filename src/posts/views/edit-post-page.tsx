import { groupPath } from "../../groups/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { Breadcrumb, type FormValues, Notice, PageHead, useLocale, useText } from "../../ui/index.ts";
import type { PostKind } from "../kinds.ts";
import { postPath } from "../paths.ts";
import type { Post } from "../post.ts";
import { shownTalkChoices } from "../talk-choices.ts";
import type { PublishPlan } from "../unschedule-post.ts";
import { EditConflict } from "./edit-conflict.tsx";
import { PostForm } from "./post-form.tsx";

export interface EditPostPageProps {
  post: Post;
  kind: PostKind;
  form: FormValues;
  tags: readonly string[];
  draft: string;
  /** When it publishes itself, if it is a draft that is to. */
  plan?: PublishPlan;
  /** Which version the text began from: see editStamp. */
  since: string;
  /** What the second of two editors has written, where somebody else was first. */
  mine?: string;
  /** The editor is not the author. */
  byOther: boolean;
}

/** Where a post is written again, or a draft goes on. */
export function EditPostPage(props: EditPostPageProps) {
  const { post, kind, form, tags, draft, plan, since, mine, byOther } = props;
  const t = useText();
  const { timeZone } = useLocale();
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
        talk={shownTalkChoices(timeZone, post)}
        group={post.group}
        tags={tags}
        draft={draft}
        plan={plan}
        since={since}
        state={isDraft ? "draft" : "published"}
        cancel={isDraft ? "/drafts" : path}
      >
        {mine !== undefined && <EditConflict theirs={post.markdown} mine={mine} />}
      </PostForm>
    </>
  );
}
