import type { PersonCtx } from "../viewer/index.ts";

/** One line of a digest. */
export interface DigestItem {
  /** What it is about: one talk stands in a digest once, in the first block that has it. */
  readonly postId?: number;
  readonly title: string;
  readonly path: string;
  /** Its group: where somebody wants a digest of each, it stands there. */
  readonly groupId?: number;
  /** Who, where, how many: one short line. */
  readonly facts?: string;
  readonly words?: string;
}

/** A block of the digest, as the room that knows its things describes it. */
export interface DigestBlock {
  readonly key: string;
  /** Message key of its heading. */
  readonly titleKey: string;
  /** Lower stands first. Notices stand before all. */
  readonly rank: number;
  /** What the viewer has not seen since then and may know of, best first, a handful. Nothing leaves the block out. */
  find(ctx: PersonCtx, since: Date): Promise<readonly DigestItem[]>;
}

const blocks = new Map<string, DigestBlock>();

/** Adds a block to everybody's digest. @throws if the key is taken. */
export function defineDigestBlock(block: DigestBlock): void {
  if (blocks.has(block.key)) throw new Error(`The digest block "${block.key}" is defined twice.`);
  blocks.set(block.key, block);
}

export function digestBlocks(): readonly DigestBlock[] {
  return [...blocks.values()].toSorted((one, other) => one.rank - other.rank);
}
