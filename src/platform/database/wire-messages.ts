/** A message of a client, as far as it must be understood to be passed on. */
export interface Message {
  readonly bytes: Uint8Array;
  /**
   * "part": more of the same request follows. "whole": now the client waits for an answer. "ask-encryption": wants to be
   * told that there is none. "end": says goodbye. "refused": nothing that the session would survive.
   */
  readonly kind: "part" | "whole" | "ask-encryption" | "end" | "refused";
}

const encryptionCodes: ReadonlySet<number> = new Set([80_877_103, 80_877_104]); // SSLRequest, GSSENCRequest
const cancelCode = 80_877_102;

const letter = (name: string) => name.charCodeAt(0);
/** Query, Sync, Flush, FunctionCall: each is answered. */
const asking: ReadonlySet<number> = new Set([..."QSHF"].map(letter));
const goodbye = letter("X");
/** Parse, Bind, Execute, Describe, Close. */
const preparing: ReadonlySet<number> = new Set([..."PBEDC"].map(letter));
const protocol = 3;
/** The rows of a COPY would have to come in the same breath as the statement: PGlite cannot wait for them. */
const copiesIn = /(?:^|[;\0])\s*copy\b[^;]*\bfrom\s+stdin\b/i;

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
    if (length < lengthAt + (this.#started ? 4 : 8)) return this.#refuse();
    if (this.#rest.length < length) return undefined;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return { bytes, kind: this.#started ? kindOf(bytes) : this.#greeting(bytes) };
  }

  #greeting(bytes: Buffer): Message["kind"] {
    const code = bytes.readInt32BE(4);
    if (encryptionCodes.has(code)) return "ask-encryption";
    if (code === cancelCode) return "end"; // one session for all: there is nobody to cancel
    if (code >> 16 !== protocol) return "refused";
    this.#started = true;
    return "whole";
  }

  /** Where a message does not even say how long it is, what follows cannot be read either. */
  #refuse(): Message {
    this.#rest = Buffer.alloc(0);
    return { bytes: this.#rest, kind: "refused" };
  }
}

function kindOf(message: Buffer): Message["kind"] {
  const first = message[0] as number;
  if (first === goodbye) return "end";
  if (asking.has(first)) return first === letter("Q") && copiesIn.test(textOf(message)) ? "refused" : "whole";
  if (!preparing.has(first)) return "refused";
  return first === letter("P") && copiesIn.test(textOf(message)) ? "refused" : "part";
}

const textOf = (message: Buffer) => message.toString("latin1", 5);
