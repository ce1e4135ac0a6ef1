/** A message of a client, as far as it must be understood to be passed on. */
export interface Message {
  readonly bytes: Uint8Array;
  /**
   * "part": more of the same request follows. "whole": now the client waits for an answer. "ask-encryption": wants to be
   * told that there is none. "end": says goodbye.
   */
  readonly kind: "part" | "whole" | "ask-encryption" | "end";
}

const encryptionCodes: ReadonlySet<number> = new Set([80_877_103, 80_877_104]); // SSLRequest, GSSENCRequest
const cancelCode = 80_877_102;

const letter = (name: string) => name.charCodeAt(0);
/** Query, Sync, Flush, FunctionCall, CopyDone, CopyFail: each is answered. */
const asking: ReadonlySet<number> = new Set([..."QSHFcf"].map(letter));
const goodbye = letter("X");

/** Cuts what comes in over a PostgreSQL connection into messages, wherever the network has torn them. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;

  *read(data: Buffer): Generator<Message> {
    this.#rest = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    for (let message = this.#next(); message; message = this.#next()) yield message;
  }

  #next(): Message | undefined {
    // A client's first messages begin with their length and a number; later ones with a letter and their length.
    const lengthAt = this.#started ? 1 : 0;
    if (this.#rest.length < (this.#started ? 5 : 8)) return undefined;
    const length = lengthAt + this.#rest.readInt32BE(lengthAt);
    if (this.#rest.length < length) return undefined;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return { bytes, kind: this.#started ? kindOf(bytes[0] as number) : this.#greeting(bytes) };
  }

  #greeting(bytes: Buffer): Message["kind"] {
    const code = bytes.readInt32BE(4);
    if (encryptionCodes.has(code)) return "ask-encryption";
    if (code === cancelCode) return "end"; // one session for all: there is nobody to cancel
    this.#started = true;
    return "whole";
  }
}

function kindOf(first: number): Message["kind"] {
  if (first === goodbye) return "end";
  return asking.has(first) ? "whole" : "part";
}
