import { listPosts, listReplies, type PostRow, type ReplyRow } from "../posts/index.ts";
import { type Ctx, type PersonCtx, type PersonId, personCtx } from "../viewer/index.ts";
import type { Person } from "./find-person.ts";
import { countFollows, listFollows } from "./follows.ts";

/** Somebody as a list of follows names them. */
export interface Followed {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
}

/** What stands in the lower part of somebody's page: their words, or (on one's own page) who follows whom. */
export type Talk = {
  /** Numbers for the tabs that only the person themselves sees. */
  readonly follows: { readonly following: number; readonly followers: number } | null;
  readonly page: number;
  readonly more: boolean;
} & (
  | { readonly show: "posts"; readonly posts: readonly PostRow[] }
  | { readonly show: "replies"; readonly replies: readonly ReplyRow[] }
  | { readonly show: "following" | "followers"; readonly people: readonly Followed[] }
);

/** Reads that part for this viewer. @param asked.show as the address has it; for others' follows their posts are shown. */
export async function readTalk(
  ctx: Ctx,
  person: Person,
  asked: { show: unknown; page: number },
): Promise<Talk> {
  const own = ctx.viewer.id === person.id ? personCtx(ctx) : undefined;
  const follows = own ? await countFollows(own) : null;
  const part = await readPart(ctx, person, own, asked);
  return { ...part, follows, page: asked.page };
}

async function readPart(
  ctx: Ctx,
  person: Person,
  own: PersonCtx | undefined,
  { show, page }: { show: unknown; page: number },
) {
  // Nothing is gathered of somebody who took their name with them.
  if (person.standing === "closed") return { show: "posts" as const, posts: [], more: false };
  if (own && (show === "following" || show === "followers"))
    return { show: show as "following" | "followers", ...(await listFollows(own, show, page)) };
  if (show === "replies")
    return { show: "replies" as const, ...(await listReplies(ctx, { authorId: person.id, page })) };
  return { show: "posts" as const, ...(await listPosts(ctx, { authorId: person.id, page })) };
}
