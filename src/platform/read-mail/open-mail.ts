import { type ParsedMail, type SimpleParserOptions, simpleParser } from "mailparser";
import { askForGuess, Iconv, letUtf7Through, withoutGuessMarks } from "./charset.ts";

const parserOptions: SimpleParserOptions = {
  Iconv,
  skipTextLinks: true,
  keepCidLinks: true,
  skipImageLinks: true,
  checksumAlgo: false,
};

/** Reads a mail, a second time with guessed charsets where the first left signs that cannot be right. */
export async function openMail(raw: Buffer): Promise<ParsedMail> {
  // Plain text is made into HTML only where it must stand among other HTML: a long log would be held three times.
  const skipTextToHtml = raw.length > 1_000_000 && !/text\/html/i.test(raw.toString("latin1"));
  const mail = await simpleParser(letUtf7Through(raw), { ...parserOptions, skipTextToHtml });
  const broken = (parsed: ParsedMail) => lost(parsed.text ?? "") + lost(parsed.html || "");
  if (broken(mail) === 0) return mail;
  const guessed = await simpleParser(askForGuess(raw), parserOptions);
  if (broken(guessed) >= broken(mail)) return mail;
  return {
    ...guessed,
    text: withoutGuessMarks(guessed.text ?? ""),
    html: guessed.html ? withoutGuessMarks(guessed.html) : false,
  };
}

/** How many letters could not be decoded. */
function lost(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count += 1;
  return count;
}
