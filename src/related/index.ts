export { findRelated } from "./find-related.ts";
export type { Related, RelatedReason } from "./related.ts";
export { RelatedPosts } from "./views/related-posts.tsx";
