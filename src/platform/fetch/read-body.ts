import type { IncomingMessage } from "node:http";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { FetchRefused } from "./refused.ts";

/** Reads an answer's body, unpacked; what is packed to swell (a "gzip bomb") is stopped at maxBytes like anything else. */
export async function readBody(
  response: IncomingMessage,
  options: { maxBytes: number; cut: boolean; signal: AbortSignal },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(response) as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > options.maxBytes) {
      if (!options.cut) throw new FetchRefused("too-large");
      break;
    }
    options.signal.throwIfAborted();
  }
  return Buffer.concat(chunks).subarray(0, options.maxBytes);
}

function unpacked(response: IncomingMessage): Readable {
  const through = (unpacker: Transform) => {
    pipeline(response, unpacker, () => {}); // an error ends the unpacker with it, and so reaches the reader
    return unpacker;
  };
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  switch (encoding) {
    case "identity":
    case "":
      return response;
    case "gzip":
    case "x-gzip":
      return through(createGunzip());
    case "br":
      return through(createBrotliDecompress());
    default:
      throw new FetchRefused("kind");
  }
}
