/** A part of a file: both ends are inside, as in HTTP. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Range header against a file's size.
 * @returns the part asked for; "whole" where there is no header, or one that may be passed over (several parts, another
 *   unit); "unsatisfiable" where the answer must be 416.
 */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | "whole" | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return "whole";
  const last = sizeBytes - 1;
  const range =
    match[1] === ""
      ? { start: Math.max(0, sizeBytes - Number(match[2])), end: last }
      : { start: Number(match[1]), end: match[2] === "" ? last : Math.min(Number(match[2]), last) };
  if (match[1] !== "" && match[2] !== "" && Number(match[2]) < Number(match[1])) return "whole";
  return range.start > last || (match[1] === "" && Number(match[2]) === 0) ? "unsatisfiable" : range;
}
