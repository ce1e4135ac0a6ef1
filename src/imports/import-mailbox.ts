import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx, GroupId } from "../viewer/index.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { findHere, keepMessages } from "./keep-messages.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import type { PlannedMessage } from "./mbox/index.ts";
import { type ImportSummary, Tally } from "./summary.ts";
import { type RawMessage, readRaw, type TakenMessage, Taker } from "./take-messages.ts";
import { Writers } from "./writers.ts";
import "./tables.ts";

/** How far an import is. */
export interface ImportProgress {
  /** Looking over the archive (counted in bytes), or taking its messages. */
  readonly phase: "looking" | "taking";
  readonly done: number;
  readonly all: number;
}

export interface ImportOptions {
  /** Stops the import after the batch at hand. Calling it again goes on. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Hears whether an earlier import of the same files was stopped, and goes on now. */
  readonly onResume?: (startedAt: Date) => void;
}

/** Few enough to be lost without grief by a kill, many enough that the database is not asked for each. */
const batchMessages = 50;
const batchBytes = 8 * 1024 * 1024;
/** After so much mail what it has left behind is thrown away. */
const bytesPerTidying = 20 * 1024 * 1024;

/**
 * Brings the archive of a mailing list into a group: threads, people, files and dates. What is here already is passed over,
 * so a second run adds nothing and one that was stopped goes on. Nobody is told of anything.
 *
 * @param paths mbox or pipermail files, packed with gzip or not, or folders of them
 * @throws NotFound where there is no such group; the system's error where a file is not there
 */
export async function importMailbox(
  ctx: Ctx,
  groupSlug: string,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const groupId = await findGroupId(ctx, groupSlug);
  const beganAt = performance.now();
  const scratchDir = join(ctx.config.dataDir, "import");
  await rm(scratchDir, { recursive: true, force: true }); // left by a run that was killed
  const makeScratchDir = async () => {
    await mkdir(scratchDir, { recursive: true, mode: 0o700 });
    return scratchDir;
  };
  const mailbox = await openMailbox(paths, makeScratchDir, (done, all) =>
    options.onProgress?.({ phase: "looking", done, all }),
  );
  try {
    const run = new Run(ctx, groupId, mailbox, options);
    await run.begin();
    const stopped = !(await run.takeAll());
    const summary = run.summary(groupSlug, stopped, (performance.now() - beganAt) / 1000);
    await run.end(summary);
    return summary;
  } finally {
    await mailbox.close();
    await rm(scratchDir, { recursive: true, force: true });
  }
}

async function findGroupId(ctx: Ctx, slug: string): Promise<GroupId> {
  const group = await ctx.db.selectFrom("groups").where("slug", "=", slug).select("id").executeTakeFirst();
  if (!group) throw new NotFound();
  return group.id;
}

/** Some messages in their order. */
interface Batch {
  readonly fresh: readonly RawMessage[];
  /** Known by their bytes: they came in before. */
  readonly here: readonly RawMessage[];
  readonly bytes: number;
}

/** One import, from the first message to the summary. */
class Run {
  private readonly ctx: Ctx;
  private readonly groupId: GroupId;
  private readonly mailbox: Mailbox;
  private readonly options: ImportOptions;
  private readonly tally = new Tally();
  private readonly writers: Writers;
  private readonly taker: Taker;
  private id = 0;

  constructor(ctx: Ctx, groupId: GroupId, mailbox: Mailbox, options: ImportOptions) {
    this.ctx = ctx;
    this.groupId = groupId;
    this.mailbox = mailbox;
    this.options = options;
    this.writers = new Writers(ctx);
    this.taker = new Taker(ctx, mailbox, this.writers, this.tally);
  }

  /** Writes the run down, or takes up the one that was stopped. */
  async begin(): Promise<void> {
    const files = [...this.mailbox.files];
    const stopped = await this.ctx.db
      .selectFrom("importRuns")
      .where("groupId", "=", this.groupId)
      .where((eb) => eb("files", "=", eb.val(files))) // one value, not a list of them
      .where("finishedAt", "is", null)
      .select(["id", "startedAt"])
      .orderBy("id", "desc")
      .executeTakeFirst();
    if (stopped) {
      this.id = stopped.id;
      this.options.onResume?.(stopped.startedAt);
      return;
    }
    const { id } = await this.ctx.db
      .insertInto("importRuns")
      .values({
        source: "mbox",
        groupId: this.groupId,
        files,
        startedAt: this.ctx.now(),
        finishedAt: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    this.id = id;
  }

  /**
   * Takes message after message. While one batch is written, the next is read and rendered.
   * @returns false where it was told to stop before the end
   */
  async takeAll(): Promise<boolean> {
    for (const gap of this.mailbox.order.gaps) {
      const { label: message, offset, reason } = gap;
      this.tally.leaveOut({ message, file: this.mailbox.files[gap.file] ?? "", offset, reason });
    }
    const batches = this.batches();
    let writing: Promise<void> = Promise.resolve();
    let bytes = 0;
    try {
      let batch = await this.nextBatch(batches);
      while (batch) {
        const taken = await this.taker.take(batch.fresh);
        await writing;
        // The embedded database answers nobody while it writes, so the next batch is asked for before.
        const next = await this.nextBatch(batches);
        writing = this.keep(taken, batch);
        writing.catch(() => {}); // awaited at the next turn
        bytes += batch.bytes;
        batch = next;
        if (bytes > bytesPerTidying) {
          giveBackMemory();
          bytes = 0;
        }
        if (this.options.signal?.aborted) break;
      }
    } finally {
      await writing;
    }
    return this.tally.seen === this.mailbox.order.count;
  }

  private async *batches(): AsyncGenerator<RawMessage[], undefined> {
    let batch: RawMessage[] = [];
    let bytes = 0;
    for (const planned of this.mailbox.order.messages()) {
      const message = await readRaw(this.mailbox, planned);
      batch.push(message);
      bytes += message.raw.length;
      if (batch.length < batchMessages && bytes < batchBytes) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
    if (batch.length > 0) yield batch;
  }

  /** The same bytes need not be read and rendered to know that they are here. */
  private async nextBatch(batches: AsyncGenerator<RawMessage[], undefined>): Promise<Batch | undefined> {
    const { value: batch } = await batches.next();
    if (!batch) return undefined;
    const here = await findHere(
      this.ctx,
      this.groupId,
      batch.map((message) => message.sourceHash),
    );
    return {
      fresh: batch.filter((message) => !here.has(message.sourceHash)),
      here: batch.filter((message) => here.has(message.sourceHash)),
      bytes: batch.reduce((sum, { raw }) => sum + raw.length, 0),
    };
  }

  private passOver(planned: PlannedMessage, label: string): void {
    if (!planned.repeats) this.tally.alreadyHere += 1;
    else this.tally.leaveOut({ ...this.nameOf(planned, label), reason: "repeated" });
  }

  private async keep(taken: readonly TakenMessage[], { fresh, here }: Batch): Promise<void> {
    for (const { planned, label } of here) this.passOver(planned, label);
    if (taken.length > 0) await this.keepWhatCanBe(taken);
    this.tally.seen += fresh.length + here.length;
    await this.ctx.db
      .updateTable("importRuns")
      .set({ messagesSeen: this.tally.seen })
      .where("id", "=", this.id)
      .execute();
    this.options.onProgress?.({ phase: "taking", done: this.tally.seen, all: this.mailbox.order.count });
  }

  /** One message that the database does not take must not keep out the others: then each goes by itself. */
  private async keepWhatCanBe(taken: readonly TakenMessage[]): Promise<void> {
    try {
      this.count(await keepMessages(this.ctx, this.groupId, taken));
    } catch {
      await this.keepEach(taken);
    }
  }

  private async keepEach(taken: readonly TakenMessage[]): Promise<void> {
    let failures = 0;
    for (const message of taken) {
      try {
        this.count(await keepMessages(this.ctx, this.groupId, [message]));
      } catch (error) {
        failures += 1;
        // All of many: then it is the database that fails, or the disk, and not a message.
        if (failures > 1 && failures === taken.length) throw error;
        const { planned, label } = message;
        const detail = error instanceof Error ? error.message : String(error);
        this.tally.leaveOut({ ...this.nameOf(planned, label), reason: "not-kept", detail });
      }
    }
  }

  private nameOf({ file, offset }: PlannedMessage, label: string) {
    return { message: label, file: this.mailbox.files[file] ?? "", offset };
  }

  private count(kept: Awaited<ReturnType<typeof keepMessages>>): void {
    this.tally.posts += kept.posts;
    this.tally.replies += kept.replies;
    this.tally.joined += kept.joined;
    for (const message of kept.here) this.passOver(message.planned, message.label);
  }

  summary(group: string, stopped: boolean, seconds: number): ImportSummary {
    const { posts, replies, alreadyHere, joined, attachments, leftOutCount, leftOut, leftOutFiles, seen } =
      this.tally;
    return {
      group,
      files: this.mailbox.files,
      messages: this.mailbox.order.count + this.mailbox.order.gaps.length,
      posts,
      replies,
      alreadyHere,
      joined,
      people: this.writers.made,
      attachments,
      leftOutCount,
      leftOut,
      leftOutFiles,
      unreadableFiles: this.mailbox.unreadable,
      stopped,
      seconds: Math.round(seconds * 10) / 10,
      messagesPerSecond: Math.round(seen / Math.max(seconds, 0.001)),
    };
  }

  /** Notes what came of it; a run that was stopped stays open, to go on. */
  async end(summary: ImportSummary): Promise<void> {
    const short = {
      ...summary,
      leftOut: summary.leftOut.slice(0, 500),
      leftOutFiles: summary.leftOutFiles.slice(0, 500),
    };
    await this.ctx.db
      .updateTable("importRuns")
      .set({ finishedAt: summary.stopped ? null : this.ctx.now(), summary: JSON.stringify(short) })
      .where("id", "=", this.id)
      .execute();
  }
}
