import { createHash } from "node:crypto";
import { fold } from "./fold.ts";

/**
 * The part of an address made out of a title: folded words joined by hyphens, at most `maxLength` UTF-16 units, cut
 * between words where that leaves enough. Letters of other scripts stay ("会議"). A title without letter or digit gives
 * a short string that is always the same for it, never an empty one.
 */
export function slugify(text: string, maxLength = 60): string {
  const known = maxLength === 60 ? recent.get(text) : undefined;
  if (known !== undefined) return known;
  const slug = makeSlug(text, maxLength);
  if (maxLength === 60) {
    if (recent.size >= recentMax) recent.clear();
    recent.set(text, slug);
  }
  return slug;
}

// Every link to a post says its title: the same ones come back on page after page.
const recent = new Map<string, string>();
const recentMax = 5_000;

function makeSlug(text: string, maxLength: number): string {
  // Apostrophes and the like belong inside a word: "What's" is "whats" and not "what-s".
  const words =
    fold(
      text
        .slice(0, 1000)
        .normalize("NFKD")
        .replace(/['’ʼʻ`]/g, ""),
    ).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > maxLength) {
      if (slug === "") slug = [...firstUnits(word, maxLength)].join("");
      break;
    }
    slug = longer;
  }
  return slug === "" ? fallback(text) : slug;
}

/** Code points from the start of a word that together are no longer than `length` units: no pair is torn. */
function* firstUnits(word: string, length: number): Generator<string> {
  let left = length;
  for (const letter of word) {
    left -= letter.length;
    if (left < 0) return;
    yield letter;
  }
}

function fallback(text: string): string {
  return `x${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}
