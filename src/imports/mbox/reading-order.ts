import { createHash } from "node:crypto";
import type { MboxEntry } from "./read-mbox.ts";
import { parentCandidates, scanLinks } from "./threads.ts";

/** Where a message stands in its (unpacked) file. */
export interface Span {
  offset: number;
  endOffset: number;
}

/** An archive looked over once: which messages it holds and in what order to take them. */
export interface ReadingOrder {
  count: number;
  /** Stretches that are not taken, with the reason and a name for the summary. */
  gaps: (Span & { reason: "too-large" | "not-a-message"; label: string })[];
  /** All messages, in the order of the file but every parent before what answers it. The same on every run. */
  spans(): Generator<Span>;
}

/**
 * Looks over an archive (headers only). What is kept of a message is about 60 bytes: two offsets, one parent and a hash of its
 * id, so that a million messages stay far below 100 MB.
 */
export async function planReadingOrder(
  entries: AsyncIterable<MboxEntry>,
  onProgress?: (endOffset: number) => void,
): Promise<ReadingOrder> {
  const offsets: number[] = [];
  const endOffsets: number[] = [];
  const parents: number[] = [];
  const gaps: ReadingOrder["gaps"] = [];
  const indexOfId = new Map<number, number>();
  /** Parents that had not come yet when their answer did: hash of the id -> answers waiting. */
  const awaited = new Map<number, number[]>();

  for await (const entry of entries) {
    onProgress?.(entry.endOffset);
    if (entry.kind === "gap") {
      gaps.push({
        offset: entry.offset,
        endOffset: entry.endOffset,
        reason: entry.reason,
        label: labelOf(entry.head),
      });
      continue;
    }
    const index = offsets.push(entry.offset) - 1;
    endOffsets.push(entry.endOffset);
    parents.push(-1);
    const links = scanLinks(entry.raw);
    const candidates = parentCandidates(links).map(hashOfId);
    const known = candidates.find((hash) => indexOfId.has(hash));
    if (known !== undefined && known === candidates[0]) parents[index] = indexOfId.get(known) as number;
    else for (const hash of candidates.slice(0, 4)) awaited.set(hash, [...(awaited.get(hash) ?? []), index]);
    if (links.messageId === null) continue;
    const own = hashOfId(links.messageId);
    if (indexOfId.has(own)) continue;
    indexOfId.set(own, index);
    for (const answer of awaited.get(own) ?? []) if (parents[answer] === -1) parents[answer] = index;
    awaited.delete(own);
  }

  indexOfId.clear();
  awaited.clear();
  return { count: offsets.length, gaps, spans: () => spansInOrder(offsets, endOffsets, parents) };
}

function* spansInOrder(offsets: number[], endOffsets: number[], parents: number[]): Generator<Span> {
  const done = new Uint8Array(offsets.length);
  for (let index = 0; index < offsets.length; index += 1) {
    const chain: number[] = [];
    // A circle of answers (broken programs write them) ends where it meets itself.
    for (let at = index; at >= 0 && !done[at]; at = parents[at] ?? -1) {
      done[at] = 1;
      chain.push(at);
    }
    for (const at of chain.toReversed()) {
      yield { offset: offsets[at] as number, endOffset: endOffsets[at] as number };
    }
  }
}

/** 48 bits of a hash: a Map of numbers is a third of a Map of ids, and a clash only changes an order. */
function hashOfId(id: string): number {
  return createHash("md5").update(id).digest().readUIntBE(0, 6);
}

/** "Message-ID" or "Subject" out of the beginning of a message, to name it. */
export function labelOf(head: Buffer): string {
  const text = head.toString("latin1");
  const found = /^message-id:[ \t]*(\S+)/im.exec(text)?.[1] ?? /^subject:[ \t]*(.+)$/im.exec(text)?.[1];
  return (found ?? text.slice(0, 60).replace(/\s+/g, " ")).trim().slice(0, 200);
}
