import { type FileHandle, open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { isFromLine, looksLikeHeader } from "../../platform/read-mail/index.ts";

/** One message as it stands in an archive. Offsets are bytes of the unpacked file, From_ line included. */
export interface MboxMessage {
  kind: "message";
  /** The message without its From_ line, with the quoting of "From " lines undone. */
  raw: Buffer;
  /** The From_ line, or null where a file holds one bare message. */
  fromLine: string | null;
  offset: number;
  endOffset: number;
}

/** A stretch of the file that is not taken, and why. `head` is its beginning (at most 64 KB), for naming it. */
export interface MboxGap {
  kind: "gap";
  reason: "too-large" | "not-a-message";
  head: Buffer;
  offset: number;
  endOffset: number;
}

export type MboxEntry = MboxMessage | MboxGap;

export interface ReadMboxOptions {
  /** Where to begin: 0, or the `endOffset` of an entry read before. */
  fromOffset?: number;
  /** A message above this many bytes becomes a gap and is never held in memory. */
  maxMessageBytes?: number;
}

const megabyte = 1024 * 1024;
const headBytes = 64 * 1024;
/** A From_ line and the line after it must fit in this much, or it is not looked at as one. */
const lookAheadBytes = 4096;
const separator = Buffer.from("From ");

/**
 * Reads an archive message by message: mbox in its dialects (mboxrd, mboxo), pipermail text, one bare message; packed with
 * gzip or not. Memory is bounded by the largest message taken, however long the file.
 *
 * @throws Error with one sentence where the file cannot be read or is of a kind that is no mailbox (a zip, say)
 */
export async function* readMbox(path: string, options: ReadMboxOptions = {}): AsyncGenerator<MboxEntry> {
  const { fromOffset = 0, maxMessageBytes = 50 * megabyte } = options;
  const splitter = new Splitter(fromOffset, maxMessageBytes);
  for await (const chunk of unpackedChunks(path, fromOffset)) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** Turns the bytes at [offset, endOffset) of an unpacked archive into the message they hold, without its From_ line. */
export function messageFromBytes(bytes: Buffer): { raw: Buffer; fromLine: string | null } {
  if (!startsWithSeparator(bytes, 0)) return { raw: unquoteFromLines(bytes), fromLine: null };
  const end = bytes.indexOf(10);
  if (end < 0) return { raw: Buffer.alloc(0), fromLine: bytes.toString("latin1").trimEnd() };
  return {
    raw: unquoteFromLines(bytes.subarray(end + 1)),
    fromLine: bytes.toString("latin1", 0, end).trimEnd(),
  };
}

/** True for a file packed with gzip. @throws Error with one sentence for a zip archive */
export async function isGzip(file: FileHandle, path: string): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  if (bytesRead >= 4 && buffer.readUInt32BE(0) === 0x504b0304) {
    throw new Error(`${path} is a zip archive: unpack it first and name the mailbox files inside.`);
  }
  return bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}

async function* unpackedChunks(path: string, fromOffset: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    if (!(await isGzip(file, path))) {
      yield* file.createReadStream({ start: fromOffset, highWaterMark: 256 * 1024, autoClose: false });
      return;
    }
    let toSkip = fromOffset;
    const packed = file.createReadStream({ start: 0, autoClose: false });
    const unpacked = createGunzip();
    packed.on("error", (error) => unpacked.destroy(error));
    for await (const chunk of packed.pipe(unpacked) as AsyncIterable<Buffer>) {
      if (toSkip < chunk.length) yield chunk.subarray(toSkip);
      toSkip = Math.max(0, toSkip - chunk.length);
    }
  } finally {
    await file.close();
  }
}

/** Cuts a stream of bytes at its From_ lines. */
class Splitter {
  /** Bytes not yet given to the current message: at most one chunk and the look-ahead. */
  private rest: Buffer = Buffer.alloc(0);
  /** The current message so far; emptied once it is too large. */
  private held: Buffer[] = [];
  private heldBytes = 0;
  private messageBytes = 0;
  /** The last bytes given to the current message, to see whether a line is empty. */
  private tail = "\n\n";
  private offset: number;
  private readonly maxMessageBytes: number;

  constructor(offset: number, maxMessageBytes: number) {
    this.offset = offset;
    this.maxMessageBytes = maxMessageBytes;
  }

  *push(chunk: Buffer): Generator<MboxEntry> {
    this.rest = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    yield* this.cut(false);
  }

  *end(): Generator<MboxEntry> {
    yield* this.cut(true);
    this.take(this.rest.length);
    yield* this.finish();
  }

  private *cut(last: boolean): Generator<MboxEntry> {
    let searchFrom = 0;
    for (;;) {
      const at = this.rest.indexOf(separator, searchFrom);
      if (at < 0) {
        // The beginning of a separator may stand at the very end of the chunk.
        if (!last) this.take(Math.max(0, this.rest.length - separator.length));
        return;
      }
      if (!last && this.rest.length - at < lookAheadBytes) {
        this.take(at);
        return;
      }
      if (this.opensMessageAt(at)) {
        this.take(at);
        yield* this.finish();
        searchFrom = separator.length;
      } else {
        searchFrom = at + separator.length;
      }
    }
  }

  private opensMessageAt(at: number): boolean {
    const before =
      (at >= 4 ? "" : this.tail.slice(at - 4)) + this.rest.toString("latin1", Math.max(0, at - 4), at);
    if (!before.endsWith("\n")) return false;
    const [line = "", nextLine = ""] = this.rest
      .toString("latin1", at, at + lookAheadBytes)
      .split(/\r?\n/, 2);
    return isFromLine(line, nextLine, /\n\r?\n$/.test(before));
  }

  /** Moves the first `length` bytes of what is at hand into the current message. */
  private take(length: number): void {
    if (length === 0) return;
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    this.messageBytes += length;
    this.tail = (this.tail + bytes.toString("latin1", Math.max(0, length - 4))).slice(-4);
    const tooLarge = this.messageBytes > this.maxMessageBytes;
    if (tooLarge && this.heldBytes > headBytes) {
      this.held = [Buffer.from(Buffer.concat(this.held).subarray(0, headBytes))];
      this.heldBytes = this.held[0]?.length ?? 0;
    }
    if (tooLarge && this.heldBytes >= headBytes) return;
    this.held.push(bytes);
    this.heldBytes += length;
  }

  private *finish(): Generator<MboxEntry> {
    const offset = this.offset;
    const endOffset = offset + this.messageBytes;
    const bytes = this.held.length === 1 ? (this.held[0] as Buffer) : Buffer.concat(this.held);
    const tooLarge = this.messageBytes > this.maxMessageBytes;
    this.offset = endOffset;
    this.held = [];
    this.heldBytes = 0;
    this.messageBytes = 0;
    this.tail = "\n\n";
    const head = bytes.subarray(0, headBytes);
    if (tooLarge) {
      yield { kind: "gap", reason: "too-large", head, offset, endOffset };
    } else if (startsWithSeparator(bytes, 0) || beginsWithHeaders(bytes)) {
      yield { kind: "message", ...messageFromBytes(bytes), offset, endOffset };
    } else if (!isBlank(bytes)) {
      yield { kind: "gap", reason: "not-a-message", head, offset, endOffset };
    }
  }
}

function startsWithSeparator(bytes: Buffer, at: number): boolean {
  return (
    bytes.length >= at + separator.length &&
    bytes.compare(separator, 0, separator.length, at, at + separator.length) === 0
  );
}

/** A first header line may be broken; one sound line before the first empty one is enough to call it a message. */
function beginsWithHeaders(bytes: Buffer): boolean {
  const lines = bytes.toString("latin1", 0, lookAheadBytes).split(/\r?\n/);
  const end = lines.indexOf("");
  return lines.slice(0, Math.min(end < 0 ? lines.length : end, 10)).some(looksLikeHeader);
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 9);
}

/** Undoes mboxrd quoting: a line of one or more ">" and "From " loses one ">". (mboxo has at most one, so the same serves it.) */
export function unquoteFromLines(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let keptUpTo = 0;
  for (let at = bytes.indexOf(">From "); at >= 0; at = bytes.indexOf(">From ", at + 1)) {
    let lineStart = at;
    while (lineStart > 0 && bytes[lineStart - 1] === 62) lineStart -= 1;
    if (lineStart > 0 && bytes[lineStart - 1] !== 10) continue;
    kept.push(bytes.subarray(keptUpTo, lineStart));
    keptUpTo = lineStart + 1;
  }
  if (keptUpTo === 0) return bytes;
  kept.push(bytes.subarray(keptUpTo));
  return Buffer.concat(kept);
}
