import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { Invalid, NotFound } from "../errors/index.ts";
import { assertKey } from "./keys.ts";
import type { ByteRange } from "./range.ts";

/** Where files lie. A key is made by `newKey`; what a key holds is written once and never changed. */
export interface Files {
  /**
   * Stores a file, whole or not at all: a reader never sees half of one.
   * @param options.bytesMax a longer stream is refused and leaves nothing behind.
   * @returns the size in bytes.
   * @throws Invalid ("": "files.too-large") beyond bytesMax.
   */
  put(key: string, content: Uint8Array | Readable, options?: { bytesMax?: number }): Promise<number>;
  /**
   * The content, or a part of it, as a stream.
   * @throws NotFound
   */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** The whole content at once: only for what is known to be small. @throws NotFound */
  read(key: string): Promise<Buffer>;
  /** Size in bytes. @throws NotFound */
  sizeOf(key: string): Promise<number>;
  exists(key: string): Promise<boolean>;
  /** Removes a file; one that is not there is no error. */
  remove(key: string): Promise<void>;
}

/**
 * Files on the local disk, under one folder that is made when the first file comes.
 * @param root absolute path.
 */
export function createFiles(root: string): Files {
  const disk = new Disk(new FSDriver({ location: root, visibility: "private" }));
  const partsDir = join(root, ".parts");
  let prepared: Promise<void> | undefined;

  /** Halves that a killed process has left: nobody else writes here, the data folder is held by one process. */
  async function clearParts(): Promise<void> {
    await rm(partsDir, { recursive: true, force: true });
    await mkdir(partsDir, { recursive: true, mode: 0o700 });
  }

  async function sizeOf(key: string): Promise<number> {
    assertKey(key);
    if (!(await disk.exists(key))) throw new NotFound();
    return (await disk.getMetaData(key)).contentLength;
  }

  return {
    async put(key, content, { bytesMax = Number.POSITIVE_INFINITY } = {}) {
      assertKey(key);
      // Written beside its place and moved there when it is whole: flydrive itself writes in place.
      const target = join(root, key);
      const part = join(partsDir, randomUUID());
      prepared ??= clearParts();
      await prepared;
      const counter = new Counter(bytesMax);
      try {
        const source = content instanceof Readable ? content : Readable.from([content]);
        await pipeline(source, counter, createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await rename(part, target);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      return counter.count;
    },

    async get(key, range) {
      await sizeOf(key);
      return range ? createReadStream(join(root, key), range) : disk.getStream(key);
    },

    async read(key) {
      await sizeOf(key);
      return Buffer.from(await disk.getBytes(key));
    },

    sizeOf,

    async exists(key) {
      assertKey(key);
      return disk.exists(key);
    },

    async remove(key) {
      assertKey(key);
      await disk.delete(key);
    },
  };
}

/** Passes bytes through and counts them. */
class Counter extends Transform {
  count = 0;
  readonly bytesMax: number;
  constructor(bytesMax: number) {
    super();
    this.bytesMax = bytesMax;
  }
  override _transform(
    chunk: Uint8Array,
    _encoding: string,
    done: (error: Error | null, chunk?: Uint8Array) => void,
  ): void {
    this.count += chunk.byteLength;
    if (this.count > this.bytesMax) done(new Invalid({ "": "files.too-large" }));
    else done(null, chunk);
  }
}
