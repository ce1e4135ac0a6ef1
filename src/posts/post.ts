import type { GroupJoining } from "../groups/index.ts";
import type { ReactionCounts } from "../reactions/index.ts";
import type { GroupRole, PersonId } from "../viewer/index.ts";
import type { GroupFacts } from "./may-know-post.ts";
import type { QuotedIn } from "./quotes.ts";
import type { PostId, ReplyId, RoundUntil, Stage } from "./tables.ts";

/** Somebody who wrote something. A closed account without its name has `standing` "closed". */
export interface Author {
  readonly id: PersonId;
  readonly name: string;
  readonly handle: string;
  readonly face: string | null;
  readonly standing: string;
  /** What they are in the group of the post; null where they do not belong to it (any more). */
  readonly role: GroupRole | null;
}

/** A post with what every view of it needs; the same for all who may see it. */
export interface Post {
  readonly id: PostId;
  readonly kind: string;
  readonly title: string;
  readonly html: string;
  readonly markdown: string;
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly audience: "everyone" | "group";
  /** The language it is written in, where that is known. */
  readonly language: string | null;
  readonly groupId: number;
  readonly authorId: PersonId;
  readonly author: Author;
  readonly group: GroupFacts & {
    readonly slug: string;
    readonly name: string;
    readonly joining: GroupJoining;
  };
  readonly groupArchivedAt: Date | null;
  /** Further groups that it stands in. To be named only to who may know of them: see find-shares.ts. */
  readonly sharedInto: readonly number[];
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: PersonId | null;
  readonly pinnedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
  readonly closedReason: string;
  /** Replies marked as helpful. */
  readonly helpfulCount: number;
  readonly stage: Stage | null;
  /** When it will be closed or opened by itself, if so, and in whose name. */
  readonly turnsAt: Date | null;
  readonly turnsTo: "closed" | "open" | null;
  readonly turnsReason: string;
  readonly turnsByName: string | null;
  /** Others' replies show after one's own; to all from the date on, where there is one. */
  readonly repliesHeld: boolean;
  readonly repliesOpenAt: Date | null;
  /** A round, when it ends and whether it has; null for any other talk. */
  readonly roundUntil: RoundUntil | null;
  readonly roundEndsAt: Date | null;
  readonly roundEndedAt: Date | null;
  /** Replies that can be read. */
  readonly replyCount: number;
  /** Places in the thread: deleted replies keep theirs. */
  readonly placeCount: number;
  /** The youngest reply, deleted or not. */
  readonly lastReplyId: ReplyId | null;
  /** How many have chosen each kind of reaction. */
  readonly reactions: ReactionCounts;
  readonly lastActivityAt: Date;
  /** It came by mail, with a quote or a signature beside it: see text-rest.ts. */
  readonly hasRest: boolean;
}

/** A reply as it stands in its thread. A deleted one keeps its place, without its words. */
export interface Reply {
  readonly id: ReplyId;
  readonly postId: PostId;
  readonly authorId: PersonId;
  readonly author: Author;
  readonly html: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: PersonId | null;
  /** How many have chosen each kind of reaction. */
  readonly reactions: ReactionCounts;
  /** When it was marked as a helpful answer, and by whom. */
  readonly helpfulAt: Date | null;
  readonly helpfulByName: string | null;
  /** The first replies of its thread that quote it. */
  readonly quotedIn: readonly QuotedIn[];
  /** It came by mail, with a quote or a signature beside it: see text-rest.ts. */
  readonly hasRest: boolean;
  /** What it answers; the name is null where that has been deleted. */
  readonly answers: { readonly id: ReplyId; readonly name: string | null } | null;
}

/** One page of a thread. */
export interface Thread {
  readonly post: Post;
  readonly replies: readonly Reply[];
  readonly page: number;
  readonly pages: number;
  /** There are replies that the viewer may not read yet: none stands here. */
  readonly held: boolean;
}

/** How many replies stand on one page of a thread. */
export const repliesPerPage = 25;
