import { z } from "zod";

/** One line of at most so many letters. */
export const titleLine = (max: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((text) => text.length <= max, "error.too-long");

/** What a part begins with. */
export const PartMarkdown = z
  .string()
  .default("")
  .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n"))
  .refine((text) => text.length <= 50_000, "error.too-long");
