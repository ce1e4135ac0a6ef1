import { type DraftPlace, defineDraftPlace } from "../drafts/index.ts";
import { groupPath, visibleGroups } from "../groups/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findVisiblePost } from "./find-post.ts";
import { findVisibleReply } from "./find-reply.ts";
import { postPart, postPath, replyPath } from "./paths.ts";

/** Where the texts belong that the forms of this room keep as drafts. */
export function defineDraftPlaces(): void {
  defineDraftPlace("reply", (ctx, postId, { answers }) =>
    unlessHidden(async () => {
      const post = await findVisiblePost(ctx, postId);
      const query = answers && /^\d+$/.test(answers) ? `?answers=${answers}` : "";
      return place("reply", "draft.place.reply", post, `${postPath(post)}${query}#reply-box`);
    }),
  );
  defineDraftPlace("edit-post", (ctx, postId) =>
    unlessHidden(async () => {
      const post = await findVisiblePost(ctx, postId);
      return place("edit", "draft.place.edit-post", post, postPart(post.id, "edit"));
    }),
  );
  defineDraftPlace("edit-reply", (ctx, replyId) =>
    unlessHidden(async () => {
      const { post } = await findVisibleReply(ctx, replyId);
      return place("edit", "draft.place.edit-reply", post, `${replyPath(replyId)}/edit`);
    }),
  );
  defineDraftPlace("new-post", placeOfNewPost);
  defineDraftPlace("new-from-template", placeOfNewPost);
}

function place(
  icon: DraftPlace["icon"],
  titleKey: string,
  post: { readonly title: string; readonly group: { readonly name: string } },
  path: string,
): DraftPlace {
  return { icon, titleKey, title: post.title, where: post.group.name, path };
}

async function placeOfNewPost(
  ctx: PersonCtx,
  groupId: number,
  { kind, title, template }: Readonly<Record<string, string>>,
): Promise<DraftPlace | null> {
  const group = await visibleGroups(ctx)
    .where("groups.id", "=", groupId)
    .select(["groups.slug", "groups.name"])
    .executeTakeFirst();
  if (!group) return null;
  const query = template
    ? `?template=${encodeURIComponent(template)}`
    : kind
      ? `?kind=${encodeURIComponent(kind)}`
      : "";
  return {
    icon: "plus",
    titleKey: title?.trim() ? "draft.place.titled" : "draft.place.new-post",
    title: title?.trim() ?? "",
    where: group.name,
    path: `${groupPath(group)}/posts/new${query}`,
  };
}

async function unlessHidden(find: () => Promise<DraftPlace>): Promise<DraftPlace | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
