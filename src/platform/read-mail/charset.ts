import { isAscii, isUtf8 } from "node:buffer";
import { Transform, type TransformCallback } from "node:stream";

/** Names that mails use and the WHATWG list does not know. */
const aliases: Record<string, string> = {
  cp949: "euc-kr",
  "x-windows-949": "euc-kr",
  ks_c_5601: "euc-kr",
  ksc5601: "euc-kr",
  "euc-cn": "gbk",
  "x-gbk": "gbk",
  cp936: "gbk",
  cp932: "shift_jis",
  ms932: "shift_jis",
  cp1252: "windows-1252",
  "iso-8859-8-i": "iso-8859-8",
  "utf-8-sig": "utf-8",
};

/** What stands in a rewritten message for "the sender named no charset, or named a wrong one". */
export const guessedCharset = "x-weft-guess";

/** Charsets whose name proves little: senders write them without looking at what they send. */
const careless =
  /^(?:utf-?8|us-?ascii|ascii|ansi_x3\.\S*|unknown-?8bit|x-unknown|unknown|iso-8859-1|8bit|default|none|x-user-defined)$/i;

/** What stands in a rewritten message for UTF-7, which mailparser does not let through. */
const plainUtf7 = "x-weft-utf7";

/** Decodes bytes as the named charset says; where it says nothing useful, as UTF-8 if they are that, else as windows-1252. */
export function decodeText(bytes: Buffer, charset: string): string {
  const label = charset.trim().toLowerCase();
  if (label === plainUtf7 || /^(?:x-)?(?:unicode-1-1-)?utf-?7$/.test(label)) return decodeUtf7(bytes);
  if (label !== guessedCharset && !careless.test(label)) {
    try {
      return new TextDecoder(aliases[label] ?? (/gb2312|gbk/.test(label) ? "gbk" : label)).decode(bytes);
    } catch {
      // An unknown name: guess.
    }
  }
  return new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
}

/** "Fr+APY-sche": the letters beyond ASCII as UTF-16 in base64, between "+" and "-". */
function decodeUtf7(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/\+([A-Za-z0-9+/]*)-?/g, (_all, coded: string) => {
    if (coded === "") return "+";
    const units = Buffer.from(coded, "base64");
    let text = "";
    for (let at = 0; at + 1 < units.length; at += 2) text += String.fromCharCode(units.readUInt16BE(at));
    return text;
  });
}

/**
 * Gives UTF-7 a name that the parser does not know: it refuses the true one, since a browser could be led to run it. Here no
 * browser sees it before it has been turned into Markdown.
 */
export function letUtf7Through(raw: Buffer): Buffer {
  const name = /(charset\s*=\s*"?|=\?)(?:x-)?(?:unicode-1-1-)?utf-?7(?=["\s;?])/gi;
  if (raw.indexOf("7") < 0 || !name.test(raw.toString("latin1", 0, 200_000))) return raw;
  return Buffer.from(raw.toString("latin1").replace(name, `$1${plainUtf7}`), "latin1");
}

/** Takes the names out again that `askForGuess` may have put into the text of a broken message. */
export function withoutGuessMarks(text: string): string {
  return text.replaceAll(`; charset=${guessedCharset}`, "");
}

const encodedWord = /=\?([^?\s]{1,60})\?([QB])\?([^?]*)\?=/i;
const encodedWords = new RegExp(`${encodedWord.source}(?:\\s*${encodedWord.source})*`, "gi");

/**
 * Decodes the "=?charset?Q?…?=" words of a header field, believing their charset no more than that of a body. Words that
 * follow each other are joined before they are decoded: programs cut letters in two.
 */
export function decodeWords(field: string): string {
  const text = isBinary(field) ? decodeText(Buffer.from(field, "latin1"), "utf-8") : field;
  return text.replace(encodedWords, (run) => {
    const pieces: { charset: string; bytes: Buffer[] }[] = [];
    for (const [, charset = "", coding = "", coded = ""] of run.matchAll(new RegExp(encodedWord, "gi"))) {
      const bytes = /b/i.test(coding) ? Buffer.from(coded, "base64") : fromQuotedPrintable(coded);
      const last = pieces.at(-1);
      if (last?.charset === charset.toLowerCase()) last.bytes.push(bytes);
      else pieces.push({ charset: charset.toLowerCase(), bytes: [bytes] });
    }
    return pieces.map(({ charset, bytes }) => decodeText(Buffer.concat(bytes), charset)).join("");
  });
}

/** Text of bytes as they came, one letter each. */
function isBinary(text: string): boolean {
  return /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text);
}

function fromQuotedPrintable(coded: string): Buffer {
  const decoded = coded
    .replaceAll("_", " ")
    .replace(/=([0-9A-F]{2})/gi, (_hex, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(decoded, /[\u0100-\uffff]/.test(decoded) ? "utf8" : "latin1");
}

/** The decoder that mailparser is given in place of the native iconv: a stream for bodies, `convert` for header words. */
export class Iconv extends Transform {
  private readonly charset: string;
  private readonly chunks: Buffer[] = [];

  constructor(charset: string) {
    super();
    this.charset = charset.replace(/\/\/.*$/, "");
  }

  convert(bytes: Buffer | string): Buffer {
    return Buffer.from(
      decodeText(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes, this.charset),
    );
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(Buffer.from(decodeText(Buffer.concat(this.chunks), this.charset)));
    done();
  }
}

/**
 * Makes the header block of a message valid UTF-8 where a program wrote raw bytes of another charset into it. Bytes inside an
 * encoded word ("=?iso-8859-1?Q?M\u00e4rz?=") belong to its charset and are encoded as they should have been.
 */
export function repairHeaderBytes(raw: Buffer): Buffer {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (isAscii(head)) return raw;
  const lines = splitLines(head).map((line) => {
    const encoded = isAscii(line) ? line : Buffer.from(encodeInsideWords(line.toString("latin1")), "latin1");
    return isUtf8(encoded) ? encoded : Buffer.from(decodeText(encoded, "windows-1252"));
  });
  return Buffer.concat([...lines, raw.subarray(end)]);
}

function encodeInsideWords(line: string): string {
  return line.replace(/=\?[^?\s]{1,60}\?Q\?[^?]*\?=/gi, (word) =>
    word.replace(/[\u0080-\u00ff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

/**
 * Rewrites a message so that every text part with a careless charset, or none, is decoded by guessing. Used only when a
 * first reading left replacement characters behind.
 */
export function askForGuess(raw: Buffer): Buffer {
  let text = raw.toString("latin1");
  text = text.replace(/(;\s*charset\s*=\s*"?)([^";\s]+)/gi, (all, before: string, name: string) =>
    careless.test(name) ? before + guessedCharset : all,
  );
  // A text part without a charset gets one; a message without any content type is text as a whole.
  text = text.replace(
    /^(content-type:[ \t]*text\/\w+)(?![^\n]*(?:\n[ \t][^\n]*)*charset)/gim,
    `$1; charset=${guessedCharset}`,
  );
  if (!/^content-type:/im.test(text.slice(0, headerEnd(raw))))
    text = `Content-Type: text/plain; charset=${guessedCharset}\n${text}`;
  return Buffer.from(text, "latin1");
}

/** Where the empty line after the headers begins (the length of the message where there is none). */
export function headerEnd(raw: Buffer): number {
  for (let at = raw.indexOf(10); at >= 0; at = raw.indexOf(10, at + 1)) {
    if (raw[at + 1] === 10 || (raw[at + 1] === 13 && raw[at + 2] === 10)) return at + 1;
  }
  return raw.length;
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}
