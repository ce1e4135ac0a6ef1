import { type DraftInList, listBegun } from "../drafts/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { PostId } from "./tables.ts";
import "./tables.ts";

/** A post that its author keeps as a draft. */
export interface KeptPost {
  readonly id: PostId;
  readonly title: string;
  readonly excerpt: string;
  readonly kind: string;
  readonly groupName: string;
  readonly at: Date;
  readonly publishOn: Date | null;
  readonly publishRefused: string | null;
}

/** One line of the list: a text that is being written, or a post that is kept. */
export type MyDraft = { readonly begun: DraftInList } | { readonly kept: KeptPost };

export const draftsPerPage = 30;

/**
 * A page of all that the viewer has written and not sent: posts with an hour first, in the order of their hours, then what
 * was touched last.
 */
export async function listMyDrafts(
  ctx: PersonCtx,
  page: number,
): Promise<{ drafts: MyDraft[]; pages: number }> {
  const [begun, kept] = await Promise.all([listBegun(ctx), listKept(ctx)]);
  const all = [...kept.map((one) => ({ kept: one })), ...begun.map((one) => ({ begun: one }))];
  all.sort((one, other) => rank(one) - rank(other));
  const pages = Math.max(1, Math.ceil(all.length / draftsPerPage));
  const from = (Math.min(page, pages) - 1) * draftsPerPage;
  return { drafts: all.slice(from, from + draftsPerPage), pages };
}

function rank(draft: MyDraft): number {
  if ("begun" in draft) return -draft.begun.at.getTime();
  const { publishOn, at } = draft.kept;
  return publishOn ? publishOn.getTime() - scheduledFirst : -at.getTime();
}

/** Far more than a moment in milliseconds. */
const scheduledFirst = 1e15;

/** The viewer's own posts that are drafts. */
function listKept(ctx: PersonCtx): Promise<KeptPost[]> {
  return ctx.db
    .selectFrom("posts")
    .innerJoin("groups", "groups.id", "posts.groupId")
    .where("posts.authorId", "=", ctx.viewer.id)
    .where("posts.publishedAt", "is", null)
    .where("posts.deletedAt", "is", null)
    .select(["posts.id", "posts.title", "posts.excerpt", "posts.kind", "groups.name as groupName"])
    .select(["posts.publishOn", "posts.publishRefused"])
    .select((eb) => eb.fn.coalesce("posts.editedAt", "posts.createdAt").as("at"))
    .execute();
}
