import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { Markdown, Tags, Title } from "./input.ts";
import { forgetThread, keepTextParts } from "./keep-text.ts";
import { postKinds } from "./kinds.ts";
import { canStartPost } from "./permissions.ts";
import { prepareText } from "./prepare-text.ts";
import type { PostId } from "./tables.ts";

const StartPostInput = z.object({
  kind: z.string().refine((key) => postKinds().some((kind) => kind.key === key), "error.field"),
  title: Title,
  markdown: Markdown,
  tags: Tags,
  audience: z.enum(["everyone", "group"]).default("everyone"),
  /** "draft" keeps the post for its author alone. */
  intent: z.enum(["publish", "draft"]).default("publish"),
});

/**
 * Starts a post in a group, or keeps it as a draft.
 * @returns the number of the post.
 * @throws NotFound, Forbidden (not a member, group archived), Invalid
 */
export async function startPost(
  ctx: PersonCtx,
  groupSlug: string,
  body: unknown,
): Promise<{ id: PostId; published: boolean }> {
  const input = parse(StartPostInput, body);

  const group = await findVisibleGroup(ctx, groupSlug);

  allow(canStartPost(ctx.viewer, group));

  const text = await prepareText(ctx, input.markdown);
  const published = input.intent === "publish";
  const now = ctx.now();

  return inTransaction(ctx, async (tx) => {
    const post = await tx.db
      .insertInto("posts")
      .values({
        kind: input.kind,
        groupId: group.id,
        authorId: ctx.viewer.id,
        title: input.title,
        markdown: input.markdown,
        html: text.html,
        excerpt: text.excerpt,
        tags: input.tags,
        audience: input.audience,
        language: ctx.viewer.language,
        createdAt: now,
        publishedAt: published ? now : null,
        lastActivityAt: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await keepTextParts(tx, text, { postId: post.id, replyId: null });
    if (published) await recordActivity(tx, { kind: "post-published", groupId: group.id, postId: post.id });
    await forgetThread(tx, post.id);
    return { id: post.id, published };
  });
}
