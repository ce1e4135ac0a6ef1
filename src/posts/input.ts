import { z } from "zod";
import { Invalid } from "../platform/errors/index.ts";

export const titleLengthMax = 150;
export const textLengthMax = 100_000;
export const closedReasonLengthMax = 500;
export const tagsMax = 8;
export const tagLengthMax = 40;

const tidy = (text: string) => text.normalize("NFC").replace(/\r\n?/g, "\n");

/** The words of a post or a reply as they stand in a draft: there may be none yet. */
export const DraftMarkdown = z
  .string("error.required")
  .max(textLengthMax, "post.text.too-long")
  .transform(tidy);

/** The words of a post or a reply, in Markdown. */
export const Markdown = DraftMarkdown.refine((text) => text.trim() !== "", "error.required");

/** A title: one line, or none yet in a draft. */
export const DraftTitle = z
  .string("error.required")
  .transform((text) => tidy(text).replace(/\s+/g, " ").trim())
  .refine((text) => text.length <= titleLengthMax, "post.title.too-long");

/**
 * What is missing for a post to be read by others: its title, its words. A draft needs one of the two.
 * @throws Invalid
 */
export function requireWords(post: { title: string; markdown: string }, isDraft: boolean): void {
  const missing: Record<string, string> = {};
  if (post.title === "") missing.title = "error.required";
  if (post.markdown.trim() === "") missing.markdown = "error.required";
  const count = Object.keys(missing).length;
  if (isDraft ? count === 2 : count > 0) throw new Invalid(isDraft ? { "": "post.draft.empty" } : missing);
}

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

/** Why something was done with a talk, on one line; it may be left out. */
export const Reason = z
  .string()
  .default("")
  .transform((reason) => reason.normalize("NFC").replace(/\s+/g, " ").trim())
  .refine((reason) => reason.length <= closedReasonLengthMax, "error.too-long");

/** A row's number as it comes in an address: "42" or "42-why-build-an-online-community". */
export const Id = z
  .union([z.number(), z.string().regex(/^\d{1,15}(?:-.*)?$/)])
  .transform((id) => (typeof id === "number" ? id : Number.parseInt(id, 10)));
