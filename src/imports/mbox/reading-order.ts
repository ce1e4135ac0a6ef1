import { createHash } from "node:crypto";
import { decodeText, idForMissing, parentCandidates, scanLinks } from "../../platform/read-mail/index.ts";
import type { MboxEntry } from "./read-mbox.ts";

/** Where a message stands: in which of the files, and where in it (unpacked). */
export interface Span {
  file: number;
  offset: number;
  endOffset: number;
}

/** A message to take. */
export interface PlannedMessage extends Span {
  /** An earlier one of the same archive has the same id. */
  repeats: boolean;
}

/** A stretch of a file that is not taken. */
export interface PlannedGap extends Span {
  reason: "too-large" | "not-a-message";
  /** Names it for the summary. */
  label: string;
}

/** An archive looked over once: which messages it holds and in what order to take them. */
export interface ReadingOrder {
  count: number;
  gaps: PlannedGap[];
  /** All messages, in the order of the files but every parent before what answers it. The same on every run. */
  messages(): Generator<PlannedMessage>;
}

/**
 * Looks over the files of an archive (headers only), one after the other. What is kept of a message is about 70 bytes: two
 * offsets, one parent and a hash of its id, so that a million messages stay below 100 MB.
 */
export async function planReadingOrder(
  files: readonly AsyncIterable<MboxEntry>[],
  onProgress?: (file: number, endOffset: number) => void,
): Promise<ReadingOrder> {
  const plan = new Planner();
  for (const [file, entries] of files.entries()) {
    plan.beginFile();
    for await (const entry of entries) {
      onProgress?.(file, entry.endOffset);
      plan.add(entry);
    }
  }
  return plan.order();
}

class Planner {
  private readonly offsets: number[] = [];
  private readonly endOffsets: number[] = [];
  private readonly parents: number[] = [];
  /** Index of the first message of each file. */
  private readonly starts: number[] = [];
  private readonly gaps: PlannedGap[] = [];
  private readonly repeats = new Set<number>();
  private readonly indexOfId = new Map<number, number>();
  /** Parents that had not come yet when their answer did: hash of the id -> answers waiting. */
  private readonly awaited = new Map<number, number[]>();

  beginFile(): void {
    this.starts.push(this.offsets.length);
  }

  add(entry: MboxEntry): void {
    const { offset, endOffset } = entry;
    if (entry.kind === "gap") {
      const file = this.starts.length - 1;
      this.gaps.push({ file, offset, endOffset, reason: entry.reason, label: labelOf(entry.head) });
      return;
    }
    const index = this.offsets.push(offset) - 1;
    this.endOffsets.push(endOffset);
    this.parents.push(-1);
    const links = scanLinks(entry.raw);
    this.findParent(index, parentCandidates(links).map(hashOfId));
    const own = hashOfId(links.messageId ?? idForMissing(entry.raw));
    if (this.indexOfId.has(own)) {
      this.repeats.add(index);
      return;
    }
    this.indexOfId.set(own, index);
    for (const answer of this.awaited.get(own) ?? [])
      if (this.parents[answer] === -1) this.parents[answer] = index;
    this.awaited.delete(own);
  }

  private findParent(index: number, candidates: readonly number[]): void {
    const [first] = candidates;
    if (first === undefined) return;
    const known = this.indexOfId.get(first);
    if (known !== undefined) {
      this.parents[index] = known;
      return;
    }
    for (const hash of candidates.slice(0, 4)) {
      const waiting = this.awaited.get(hash);
      if (waiting) waiting.push(index);
      else this.awaited.set(hash, [index]);
    }
  }

  order(): ReadingOrder {
    this.indexOfId.clear();
    this.awaited.clear();
    return { count: this.offsets.length, gaps: this.gaps, messages: () => this.inOrder() };
  }

  private *inOrder(): Generator<PlannedMessage> {
    const { offsets, endOffsets, parents, starts } = this;
    const done = new Uint8Array(offsets.length);
    for (let index = 0; index < offsets.length; index += 1) {
      const chain: number[] = [];
      // A circle of answers (broken programs write them) ends where it meets itself.
      for (let at = index; at >= 0 && !done[at]; at = parents[at] ?? -1) {
        done[at] = 1;
        chain.push(at);
      }
      for (const at of chain.toReversed()) {
        yield {
          file: starts.findLastIndex((start) => start <= at),
          offset: offsets[at] as number,
          endOffset: endOffsets[at] as number,
          repeats: this.repeats.has(at),
        };
      }
    }
  }
}

/** 48 bits of a hash: a Map of numbers is a third of a Map of ids, and a clash only changes an order. */
function hashOfId(id: string): number {
  return createHash("md5").update(id).digest().readUIntBE(0, 6);
}

/** "Message-ID" or "Subject" out of the beginning of a message, to name it. */
export function labelOf(head: Buffer): string {
  const text = decodeText(head, "utf-8");
  const found = /^message-id:[ \t]*(\S+)/im.exec(text)?.[1] ?? /^subject:[ \t]*(.+)$/im.exec(text)?.[1];
  return (found ?? text.slice(0, 60).replace(/\s+/g, " ")).trim().slice(0, 200);
}
