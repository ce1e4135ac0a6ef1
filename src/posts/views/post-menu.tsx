import { formAction } from "../../platform/http/index.ts";
import { Icon, Menu, MenuLink, PostButton, useText } from "../../ui/index.ts";
import { postPart } from "../paths.ts";
import type { Post } from "../post.ts";
import type { PostRights } from "../rights.ts";

/** What can be done with a post beside reading and answering it; nothing for who may do none of it. */
export function PostMenu({ post, rights }: { post: Post; rights: PostRights }) {
  const t = useText();
  const part = (name: string) => postPart(post.id, name);
  if (!rights.edit && !rights.remove && !rights.arrange && !rights.close && !rights.share) return null;
  return (
    <Menu summary={<Icon name="more" />} label={t("post.more")}>
      {rights.edit && (
        <MenuLink href={part("edit")} icon="edit">
          {t("post.edit")}
        </MenuLink>
      )}
      {post.editedAt && post.publishedAt && (
        <MenuLink href={part("history")} icon="history">
          {t("post.history")}
        </MenuLink>
      )}
      {rights.arrange && (
        <PostButton
          action={post.pinnedAt ? formAction(part("pin"), "delete") : part("pin")}
          kind="link"
          icon="pin"
        >
          {t(post.pinnedAt ? "post.unpin" : "post.pin")}
        </PostButton>
      )}
      {rights.close && !post.closedAt && (
        <MenuLink href={part("closing")} icon="lock">
          {t("post.close")}
        </MenuLink>
      )}
      {rights.close && post.closedAt && (
        <MenuLink href={part("closing")} icon="lock">
          {t("post.reopen")}
        </MenuLink>
      )}
      {rights.close && (
        <MenuLink href={part("stage")} icon="stage">
          {t("post.stage")}
        </MenuLink>
      )}
      {rights.move && (
        <MenuLink href={part("group")} icon="arrow">
          {t("post.move")}
        </MenuLink>
      )}
      {rights.share && (
        <MenuLink href={part("shares")} icon="group">
          {t("post.share")}
        </MenuLink>
      )}
      {rights.arrange && post.replyCount > 0 && (
        <MenuLink href={part("split")} icon="arrow">
          {t("thread.split")}
        </MenuLink>
      )}
      {rights.arrange && (
        <MenuLink href={part("merge")} icon="link">
          {t("thread.merge")}
        </MenuLink>
      )}
      {rights.remove && (
        <PostButton action={formAction(`/posts/${post.id}`, "delete")} kind="danger" icon="bin">
          {t("post.delete")}
        </PostButton>
      )}
    </Menu>
  );
}
