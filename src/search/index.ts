export { type Asked, type Found, type FoundPart, search } from "./search.ts";
export { defineSearchSource, type Hit, type SearchSource, searchSources } from "./sources.ts";
export { type Manner, phraseQuery, textQuery } from "./words.ts";
