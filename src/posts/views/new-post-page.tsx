import { groupPath } from "../../groups/index.ts";
import { Breadcrumb, Notice, PageHead, useText } from "../../ui/index.ts";
import { PostForm, type PostFormProps } from "./post-form.tsx";

export interface NewPostPageProps
  extends Omit<PostFormProps, "action" | "state" | "cancel" | "group" | "kinds"> {
  group: PostFormProps["group"] & { readonly slug: string };
  /** Those that the group uses. */
  kinds: NonNullable<PostFormProps["kinds"]>;
}

/** Where a post is begun. */
export function NewPostPage(props: NewPostPageProps) {
  const { group, kind, kinds } = props;
  const t = useText();
  const path = groupPath(group);
  return (
    <>
      <PageHead
        title={t(kind.startKey)}
        lead={kinds.length === 1 ? t(kind.hintKey) : undefined}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("post.groups"), href: "/groups" },
              { label: group.name, href: path },
              { label: t("post.new") },
            ]}
          />
        }
      />
      {kinds.length === 0 ? (
        <Notice title={t("post.new.no-kinds")}>
          <p>{t("post.new.no-kinds.words")}</p>
        </Notice>
      ) : (
        <PostForm {...props} action={`${path}/posts`} state="draft" cancel={path} />
      )}
    </>
  );
}
