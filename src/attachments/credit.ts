import { z } from "zod";

const line = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax, "error.too-long")
    .default("")
    .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim());

/** What a picture says of itself and of who made it. */
export const Credit = z.object({
  alt: line(1_000),
  title: line(200),
  author: line(200),
  sourceUrl: line(2_000).refine(
    (url) => url === "" || /^https?:\/\/\S+$/.test(url),
    "attachment.source.invalid",
  ),
  licence: z
    .string()
    .max(40)
    .default("")
    .refine((key) => key === "" || /^[a-z0-9.-]+$/.test(key), "error.field"),
});

export type Credit = z.infer<typeof Credit>;
