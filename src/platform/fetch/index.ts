export { isPublicAddress } from "./addresses.ts";
export { decodeHtml } from "./decode-html.ts";
export { type FetchOptions, fetchPublic } from "./fetch-public.ts";
export { readPageCard } from "./page-card.ts";
export { postPublic } from "./post-public.ts";
export { FetchRefused } from "./refused.ts";
