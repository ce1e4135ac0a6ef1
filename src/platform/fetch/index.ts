export { isPublicAddress } from "./addresses.ts";
export { decodeHtml } from "./decode-html.ts";
export { type Fetched, type FetchOptions, fetchPublic } from "./fetch-public.ts";
export { type PageCard, readPageCard } from "./page-card.ts";
export { FetchRefused, type RefusalReason } from "./refused.ts";
