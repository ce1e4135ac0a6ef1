import type { IconName } from "../ui/index.ts";

/** A kind of post, as the content feature that owns it describes it. */
export interface PostKind {
  /** As kept in posts.kind and used in addresses. */
  readonly key: string;
  /** Message keys: the name ("Question"), the invitation to start one, and one line on when to use it. */
  readonly nameKey: string;
  readonly startKey: string;
  readonly hintKey: string;
  /** Message key of what stands in the empty text box: how one might begin. */
  readonly placeholderKey: string;
  readonly icon: IconName;
  /**
   * What is special about the talk below it. "helpful": answers can be marked as such. "round": each member once before
   * seconds. "held": others' replies show after one's own.
   */
  readonly talk?: "helpful" | "round" | "held";
  /** Where one begins, for a kind that is not begun by the form of all posts. @param slug of the group */
  readonly startPath?: (slug: string) => string;
}

const kinds = new Map<string, PostKind>();

/**
 * Makes a kind of post known. Content features call this once each; the order is the order on the screen.
 * @throws if the key is taken.
 */
export function definePostKind(kind: PostKind): void {
  if (kinds.has(kind.key)) throw new Error(`The post kind "${kind.key}" is defined twice.`);
  kinds.set(kind.key, kind);
}

export function postKinds(): readonly PostKind[] {
  return [...kinds.values()];
}

/** The kind of that key; one that no feature here knows (any more) is shown as a plain post. */
export function postKind(key: string): PostKind {
  return (
    kinds.get(key) ?? {
      key,
      nameKey: "post.kind.other",
      startKey: "post.kind.other",
      hintKey: "post.kind.other",
      placeholderKey: "post.new.placeholder",
      icon: "discussion",
    }
  );
}
