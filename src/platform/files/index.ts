export { createFiles, type Files } from "./files.ts";
export { newKey } from "./keys.ts";
export { type ByteRange, readRange } from "./range.ts";
export { fileHeaders, type Kind, sniff } from "./sniff.ts";
