export { findRelated, type Related, type RelatedReason } from "./find-related.ts";
