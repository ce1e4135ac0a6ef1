import type { PostId } from "../posts/index.ts";

/** Why a post is shown beside another. */
export type RelatedReason =
  | { readonly key: "related.same-tags"; readonly tags: readonly string[] }
  | { readonly key: "related.similar-words" }
  | { readonly key: "related.same-people" }
  | { readonly key: "related.read-together" };

/** A post worth reading next, and why. */
export interface Related {
  readonly post: {
    readonly id: PostId;
    readonly title: string;
    readonly group: { readonly slug: string; readonly name: string };
  };
  readonly reason: RelatedReason;
}
