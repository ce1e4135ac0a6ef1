import { createWriteStream } from "node:fs";
import { type FileHandle, mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import {
  isGzip,
  type MboxEntry,
  messageFromBytes,
  planReadingOrder,
  type ReadingOrder,
  readMbox,
  type Span,
} from "./mbox/index.ts";

/** A file of an archive that cannot be read at all, and what to do about it. */
export interface UnreadableFile {
  readonly file: string;
  readonly reason: string;
}

/** The files of an archive, looked over and open for reading in any order. */
export interface Mailbox {
  /** As they were named; `Span.file` counts in them. */
  readonly files: readonly string[];
  readonly unreadable: readonly UnreadableFile[];
  readonly order: ReadingOrder;
  /** The message that stands there, without its From_ line. */
  read(span: Span): Promise<{ raw: Buffer; fromLine: string | null }>;
  close(): Promise<void>;
}

/** Above this a message is no mail that somebody wrote, and would not fit into the memory that an import may take. */
const messageBytesMax = 40 * 1024 * 1024;
const openFilesMax = 50;

/**
 * Opens an archive: files in mbox or pipermail's form, packed with gzip or not, one bare message each, or folders of them.
 *
 * @param scratchDir where packed files are unpacked to, made if it is missing; what is put there is removed by `close`
 * @param onProgress how many bytes of the archive have been looked over, and of how many
 * @throws the system's error where a file is not there
 */
export async function openMailbox(
  paths: readonly string[],
  scratchDir: () => Promise<string>,
  onProgress?: (doneBytes: number, allBytes: number) => void,
): Promise<Mailbox> {
  const files = (await Promise.all(paths.map(filesIn))).flat();
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const allBytes = sizes.reduce((sum, size) => sum + size, 0);
  const unpacked = new Unpacked(scratchDir);
  const unreadable: UnreadableFile[] = [];
  try {
    const before = (file: number) => sizes.slice(0, file).reduce((sum, size) => sum + size, 0);
    const entries = files.map((file) => entriesOf(file, unpacked, unreadable));
    const order = await planReadingOrder(entries, (file, endOffset) =>
      onProgress?.(before(file) + Math.min(endOffset, sizes[file] ?? 0), allBytes),
    );
    const handles = new Handles();
    return {
      files,
      unreadable,
      order,
      async read({ file, offset, endOffset }) {
        const path = files[file] as string;
        const handle = await handles.get(unpacked.pathOf(path));
        const bytes = Buffer.allocUnsafe(endOffset - offset);
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
        return messageFromBytes(bytes.subarray(0, bytesRead));
      },
      async close() {
        await handles.close();
        await unpacked.remove();
      },
    };
  } catch (error) {
    await unpacked.remove();
    throw error;
  }
}

/** A folder stands for all files in it, by name; hidden ones are left out. */
async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).toSorted();
  return (await Promise.all(names.map((name) => filesIn(join(path, name))))).flat();
}

async function* entriesOf(
  file: string,
  unpacked: Unpacked,
  unreadable: UnreadableFile[],
): AsyncGenerator<MboxEntry> {
  try {
    await unpacked.take(file);
    yield* readMbox(unpacked.pathOf(file), { maxMessageBytes: messageBytesMax });
  } catch (error) {
    unreadable.push({ file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Packed files cannot be read in any order, so each stands unpacked while the import runs. */
class Unpacked {
  private readonly paths = new Map<string, string>();
  private readonly scratchDir: () => Promise<string>;
  private folder: string | undefined;

  constructor(scratchDir: () => Promise<string>) {
    this.scratchDir = scratchDir;
  }

  async take(file: string): Promise<void> {
    const handle = await open(file);
    try {
      if (!(await isGzip(handle, file))) return;
      this.folder ??= await mkdtemp(join(await this.scratchDir(), "import-"));
      const path = join(this.folder, String(this.paths.size));
      this.paths.set(file, path);
      await pipeline(
        handle.createReadStream({ start: 0, autoClose: false }),
        createGunzip(),
        createWriteStream(path),
      );
    } finally {
      await handle.close();
    }
  }

  pathOf(file: string): string {
    return this.paths.get(file) ?? file;
  }

  async remove(): Promise<void> {
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }
}

/** Open files, the least used closed when there are too many. */
class Handles {
  private readonly open = new Map<string, FileHandle>();

  async get(path: string): Promise<FileHandle> {
    const handle = this.open.get(path) ?? (await open(path));
    this.open.delete(path);
    this.open.set(path, handle);
    if (this.open.size > openFilesMax) {
      const [oldest] = this.open;
      if (oldest) {
        this.open.delete(oldest[0]);
        await oldest[1].close();
      }
    }
    return handle;
  }

  async close(): Promise<void> {
    for (const handle of this.open.values()) await handle.close();
    this.open.clear();
  }
}
