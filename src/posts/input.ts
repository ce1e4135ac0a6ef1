import { z } from "zod";

export const titleLengthMax = 150;
export const textLengthMax = 100_000;
export const tagsMax = 8;
export const tagLengthMax = 40;

const tidy = (text: string) => text.normalize("NFC").replace(/\r\n?/g, "\n");

/** The words of a post or a reply, in Markdown. */
export const Markdown = z
  .string("error.required")
  .max(textLengthMax, "post.text.too-long")
  .transform(tidy)
  .refine((text) => text.trim() !== "", "error.required");

/** A title: one line. */
export const Title = z
  .string("error.required")
  .transform((text) => tidy(text).replace(/\s+/g, " ").trim())
  .refine((text) => text !== "", "error.required")
  .refine((text) => text.length <= titleLengthMax, "post.title.too-long");

/** Tags as a person types them: words or phrases with commas between, with or without "#". */
export const Tags = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((input) => (Array.isArray(input) ? input : (input ?? "").split(",")))
  .transform((tags) => [
    ...new Set(
      tags
        .map((tag) => tag.normalize("NFC").replace(/^\s*#/, "").replace(/\s+/g, " ").trim().toLowerCase())
        .filter((tag) => tag !== ""),
    ),
  ])
  .refine((tags) => tags.length <= tagsMax, "post.tags.too-many")
  .refine((tags) => tags.every((tag) => tag.length <= tagLengthMax), "post.tags.too-long");

/** Who may read a post: all who may see its group, or its members. Left out: as it was, or as the group has it. */
export const Audience = z.enum(["everyone", "group"]).optional();

/** A row's number as it comes in an address: "42" or "42-why-build-an-online-community". */
export const Id = z
  .union([z.number(), z.string().regex(/^\d{1,15}(?:-.*)?$/)])
  .transform((id) => (typeof id === "number" ? id : Number.parseInt(id, 10)));
