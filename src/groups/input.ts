import { z } from "zod";

/** Of a reason to join: short enough that it fits into a cookie while a visitor signs up. */
export const reasonLengthMax = 500;

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
