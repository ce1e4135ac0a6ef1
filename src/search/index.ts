export { type Asked, type Found, type FoundPart, hitsPerPage, search } from "./search.ts";
export { defineSearchSource, type Hit, type SearchSource, searchSources } from "./sources.ts";
export { type Manner, phraseQuery, textQuery } from "./words.ts";
