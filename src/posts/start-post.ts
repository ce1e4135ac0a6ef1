import { sql } from "kysely";
import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { findVisibleGroup, type Group } from "../groups/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, Invalid, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { Audience, DraftMarkdown, DraftTitle, requireWords, Tags } from "./input.ts";
import { announceThread, forgetThread, keepTextParts } from "./keep-text.ts";
import { postKind, postKinds } from "./kinds.ts";
import { canStartPost } from "./permissions.ts";
import { type PreparedText, prepareText } from "./prepare-text.ts";
import { publishMoment } from "./publish-moment.ts";
import type { PostId } from "./tables.ts";
import { readTalkChoices, type TalkChoices } from "./talk-choices.ts";

const StartPostInput = z.object({
  kind: z.string().refine((key) => postKinds().some((kind) => kind.key === key), "error.field"),
  title: DraftTitle,
  markdown: DraftMarkdown,
  tags: Tags,
  audience: Audience,
  /** "draft" keeps the post for its author alone, "schedule" until its hour comes. */
  intent: z.enum(["publish", "draft", "schedule"]).default("publish"),
  /** On the writer's clock: see publishMoment. */
  publishOn: z.string().optional(),
});

type StartPostInput = z.infer<typeof StartPostInput>;

export interface StartedPost {
  readonly id: PostId;
  readonly title: string;
  readonly published: boolean;
  /** When it publishes itself, if so. */
  readonly publishOn: Date | null;
}

/**
 * Starts a post in a group, or keeps it as a draft.
 * @returns the post. The same words sent twice within a minute give the first one again, as with postReply.
 * @param also is done in the same transaction: both are kept or neither.
 * @throws NotFound, Forbidden (not a member, group archived), Invalid (also: kind switched off)
 */
export async function startPost(
  ctx: PersonCtx,
  groupSlug: string,
  body: unknown,
  also?: (tx: PersonCtx, postId: PostId) => Promise<void>,
): Promise<StartedPost> {
  const input = parse(StartPostInput, body);
  requireWords(input, input.intent === "draft");
  const publishOn = publishMoment(ctx, input);
  const choices = readTalkChoices(ctx, input.kind, body);

  const group = await findVisibleGroup(ctx, groupSlug);

  // Some kinds are begun by other hands, which then do something more.
  if (postKind(input.kind).startPath && !also) throw new Invalid({ kind: "error.field" });
  const reason = canStartPost(ctx.viewer, group, input.kind);
  if (reason === "post.refused.kind-off") throw new Invalid({ kind: reason }); // another kind can be chosen
  allow(reason);

  const text = await prepareText(ctx, input.markdown);
  const published = input.intent === "publish";

  return inTransaction(ctx, async (tx) => {
    const known = await findJustStarted(tx, group, input);
    if (known !== undefined) {
      await also?.(tx, known);
      return { id: known, title: input.title, published, publishOn };
    }
    const id = await insertPost(tx, group, input, text, { ...choices, publishOn });
    await keepTextParts(tx, text, { postId: id, replyId: null });
    if (published) await recordActivity(tx, { kind: "post-published", groupId: group.id, postId: id });
    await (published ? announceThread : forgetThread)(tx, id);
    await also?.(tx, id);
    return { id, title: input.title, published, publishOn };
  });
}

const sameAgainWithinMs = 60_000;

async function findJustStarted(
  tx: PersonCtx,
  group: Group,
  input: StartPostInput,
): Promise<PostId | undefined> {
  // Two sends at once wait for each other here, so that the second finds what the first has kept.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`start-post ${tx.viewer.id}`}, 0))`.execute(
    tx.db,
  );
  const row = await tx.db
    .selectFrom("posts")
    .where("authorId", "=", tx.viewer.id)
    .where("createdAt", ">", new Date(tx.now().getTime() - sameAgainWithinMs))
    .where("groupId", "=", group.id)
    .where("kind", "=", input.kind)
    .where("title", "=", input.title)
    .where("markdown", "=", input.markdown)
    .where("publishedAt", input.intent === "publish" ? "is not" : "is", null)
    .where("deletedAt", "is", null)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

async function insertPost(
  tx: PersonCtx,
  group: Group,
  input: StartPostInput,
  text: PreparedText,
  more: TalkChoices & { readonly publishOn: Date | null },
): Promise<PostId> {
  const now = tx.now();
  const { id } = await tx.db
    .insertInto("posts")
    .values({
      kind: input.kind,
      groupId: group.id,
      authorId: tx.viewer.id,
      title: input.title,
      markdown: input.markdown,
      html: text.html,
      excerpt: text.excerpt,
      tags: input.tags,
      // Where a group keeps its posts to itself nobody was asked, so that a later opening does not show them to all.
      audience: group.postsFor === "members" ? "group" : (input.audience ?? "everyone"),
      language: tx.viewer.language,
      createdAt: now,
      publishedAt: input.intent === "publish" ? now : null,
      ...more,
      lastActivityAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
