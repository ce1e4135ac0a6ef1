import { z } from "zod";

/** Control characters, and those that turn the direction of what follows: they must not reorder the words around them. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

const length = (text: string) => [...text].length;

/** One line of plain text, as it is kept: composed letters, single spaces, nothing unseen. Left out, it is empty. */
export const Line = (lengthMax: number) =>
  z
    .string("error.field")
    .default("")
    .transform((text) =>
      text.toWellFormed().replace(unseen, " ").normalize("NFC").replace(/\s+/gu, " ").trim(),
    )
    .refine((line) => length(line) <= lengthMax, "error.too-long");

/** Some lines of text (plain or Markdown); line breaks stay. Left out, it is empty. */
export const Words = (lengthMax: number) =>
  z
    .string("error.field")
    .default("")
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\r\n?/g, "\n")
        .replace(unseen, (letter) => (letter === "\n" || letter === "\t" ? letter : " "))
        .normalize("NFC")
        .trim(),
    )
    .refine((text) => length(text) <= lengthMax, "error.too-long");

const tagsMax = 8;
const tagLengthMax = 40;

/** Tags as a person types them: words or phrases with commas between, with or without "#". */
export const Tags = z
  .string("error.field")
  .max(1000, "error.too-long")
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .split(",")
        .map((tag) =>
          tag
            .toWellFormed()
            .replace(unseen, " ")
            .normalize("NFC")
            .replace(/^\s*#/, "")
            .replace(/\s+/g, " ")
            .trim()
            .toLowerCase(),
        )
        .filter((tag) => tag !== ""),
    ),
  ])
  .refine((tags) => tags.length <= tagsMax, "group.tags.too-many")
  .refine((tags) => tags.every((tag) => length(tag) <= tagLengthMax), "group.tags.too-long");
