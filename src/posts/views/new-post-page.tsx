import { groupPath } from "../../groups/index.ts";
import { Breadcrumb, Button, Notice, PageHead, useText } from "../../ui/index.ts";
import { PostForm, type PostFormProps } from "./post-form.tsx";

export interface NewPostPageProps
  extends Omit<PostFormProps, "action" | "state" | "cancel" | "group" | "kinds"> {
  group: PostFormProps["group"] & { readonly slug: string };
  /** Those that the group uses. */
  kinds: NonNullable<PostFormProps["kinds"]>;
  /** The page with all ways to begin, if there is one. */
  ways: string | null;
}

/** Where a post is begun. */
export function NewPostPage(props: NewPostPageProps) {
  const { group, kind, kinds, ways } = props;
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
      {ways && kinds.length > 0 && (
        <p class="new-post-ways">
          <Button kind="link" small icon="article" href={ways}>
            {t("post.new.template")}
          </Button>
        </p>
      )}
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
