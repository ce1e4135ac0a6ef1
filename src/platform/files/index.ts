export { createFiles, type Files } from "./files.ts";
export { newKey } from "./keys.ts";
export { readRange } from "./range.ts";
export { fileHeaders, sniff } from "./sniff.ts";
