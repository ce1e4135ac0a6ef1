import type { Random } from "./random.ts";

/** Makes texts out of words that nobody has heard of, used as unevenly as words are (Zipf's law). */
export interface Writer {
  /** The words, the most used first. */
  readonly vocabulary: readonly string[];
  word(): string;
  title(): string;
  name(): string;
  /** Markdown of about so many words: paragraphs, now and then a list, a quote, a link. */
  text(words: number): string;
}

const vocabularySize = 6000;
const onsets = [
  "",
  "b",
  "d",
  "f",
  "g",
  "h",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "t",
  "v",
  "w",
  "wh",
  "st",
  "tr",
];
const vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "ā", "ō"];
const codas = ["", "", "", "n", "r", "s", "t", "l", "ng"];

export function createWriter(random: Random): Writer {
  const vocabulary = inventWords(random);
  const weights = cumulated(vocabulary.map((_, rank) => 1 / (rank + 2.7)));
  const word = () => vocabulary[placeOf(weights, random.next())] as string;
  const words = (count: number) => Array.from({ length: count }, word);

  function sentence(): string {
    const said = words(random.whole(6, 18));
    if (said.length > 11) said[5] += ",";
    if (random.next() < 0.05) said[2] = `**${said[2]}**`;
    return `${capital(said.join(" "))}${random.next() < 0.12 ? "?" : "."}`;
  }

  function block(): string {
    const kind = random.next();
    if (kind < 0.06) return Array.from({ length: random.whole(2, 4) }, () => `- ${sentence()}`).join("\n");
    if (kind < 0.1) return `> ${sentence()}`;
    if (kind < 0.14) return `See [${words(2).join(" ")}](https://${word()}.example/${word()}). ${sentence()}`;
    return Array.from({ length: random.whole(2, 4) }, sentence).join(" ");
  }

  return {
    vocabulary,
    word,
    title: () => capital(words(random.whole(3, 8)).join(" ")),
    name: () => `${capital(syllables(random, 2))} ${capital(syllables(random, random.whole(2, 3)))}`,
    text(count) {
      const blocks: string[] = [];
      for (let written = 0; written < count; written += (blocks.at(-1) as string).split(" ").length)
        blocks.push(block());
      return blocks.join("\n\n");
    },
  };
}

function inventWords(random: Random): string[] {
  const known = new Set<string>();
  // The words used most are the shortest.
  while (known.size < vocabularySize) {
    const rank = known.size / vocabularySize;
    known.add(syllables(random, rank < 0.01 ? 1 : rank < 0.2 ? random.whole(1, 2) : random.whole(2, 4)));
  }
  return [...known];
}

function syllables(random: Random, count: number): string {
  const one = () => random.pick(onsets) + random.pick(vowels) + random.pick(codas);
  return Array.from({ length: count }, one).join("");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function cumulated(weights: readonly number[]): number[] {
  let sum = 0;
  const sums = weights.map((weight) => {
    sum += weight;
    return sum;
  });
  return sums.map((part) => part / sum);
}

/** The first place whose sum is over `share`, by halving. */
function placeOf(sums: readonly number[], share: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > share) high = middle;
    else low = middle + 1;
  }
  return low;
}
