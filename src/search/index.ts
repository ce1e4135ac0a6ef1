export { type Found, hitsPerPage, search } from "./search.ts";
export { defineSearchSource, type Hit, type SearchSource } from "./sources.ts";
