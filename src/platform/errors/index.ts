export * from "./errors.ts";
export { parse } from "./parse.ts";
