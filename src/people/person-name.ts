import { z } from "zod";

export const nameLengthMax = 80;

/** Control characters, and those that turn the direction of what follows: a name must not reorder the words around it. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

/** A line that somebody typed, as it is kept: composed letters (NFC), single spaces, nothing unseen. */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(unseen, " ").normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Some lines that somebody typed: as `cleanLine`, but line breaks stay. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(unseen, (letter) => (letter === "\n" || letter === "\t" ? letter : " "))
    .normalize("NFC")
    .trim();
}

/** One line of text of at most so many characters. */
export function lineOf(lengthMax: number) {
  return z
    .string()
    .transform(cleanLine)
    .refine((line) => [...line].length <= lengthMax, "error.too-long");
}

/** The name that a person goes by. Any script; at least one letter or digit. */
export const PersonName = lineOf(nameLengthMax)
  .refine((name) => name.length > 0, "error.required")
  .refine((name) => name === "" || /[\p{L}\p{N}]/u.test(name), "people.name.letters");
