import { z } from "zod";
import { messageLengthMax, reasonLengthMax } from "./limits.ts";

/** The words of a message, in Markdown. */
export const Words = z
  .string({ error: "error.required" })
  .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim())
  .refine((text) => text !== "", "error.required")
  .refine((text) => text.length <= messageLengthMax, "conversation.too-long");

/** One line that says why. */
export const Reason = z
  .string({ error: "error.required" })
  .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
  .refine((text) => text !== "", "error.required")
  .refine((text) => text.length <= reasonLengthMax, "error.too-long");

/** Handles of people, as many fields of one name or as one text with commas between. */
export const Handles = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => handlesIn(given));

export function handlesIn(given: string | readonly string[]): string[] {
  const written = [given].flat().flatMap((text) => text.split(/[\s,]+/));
  const handles = written.map((handle) => handle.replace(/^@/, "").slice(0, 100));
  return [...new Set(handles.filter((handle) => handle !== ""))].slice(0, 50);
}
