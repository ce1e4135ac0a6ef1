/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  þ: "th",
  ŧ: "t",
  ŋ: "n",
};

/**
 * The form of a text in which "Pōtae" and "potae", "Łódź" and "lodz" are the same: lower case, without marks on Latin,
 * Greek and Cyrillic letters. Marks of scripts that cannot be read without them stay. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœøłđðħıþŧŋ]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize("NFC");
}
