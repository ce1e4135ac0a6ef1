import type { ZodType } from "zod";
import { Invalid } from "./errors.ts";

/**
 * Checks input against a schema and returns the typed value.
 * Messages in a schema are message keys; those that Zod words itself become "error.field".
 * @throws Invalid with one message key per field (a nested path is joined by dots).
 */
export function parse<Output>(schema: ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.join(".");
    fields[field] ??= /^[a-z-]+\.[a-z.-]+$/.test(issue.message) ? issue.message : "error.field";
  }
  throw new Invalid(fields);
}
