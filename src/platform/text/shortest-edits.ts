/** One step from one list to the other. */
export interface Edit {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/**
 * The fewest additions and removals that lead from one list of texts to another (the greedy algorithm of Myers, 1986), or
 * null when more than `maxChanges` are needed. Time grows with length times changes, memory with the square of changes.
 */
export function shortestEdits(
  before: readonly string[],
  after: readonly string[],
  maxChanges: number,
): Edit[] | null {
  return aroundMiddle(before, after, (old, young) => between(old, young, maxChanges));
}

/** All between the shared start and the shared end removed and added as a whole: for lists with too little in common. */
export function wholeEdits(before: readonly string[], after: readonly string[]): Edit[] {
  return aroundMiddle(before, after, (old, young) => [...old.map(removed), ...young.map(added)]);
}

function aroundMiddle<Middle extends Edit[] | null>(
  before: readonly string[],
  after: readonly string[],
  between: (before: readonly string[], after: readonly string[]) => Middle,
): Middle | Edit[] {
  const room = Math.min(before.length, after.length);
  let start = 0;
  while (start < room && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < room - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const middle = between(before.slice(start, before.length - tail), after.slice(start, after.length - tail));
  if (middle === null) return middle;
  return [...before.slice(0, start).map(same), ...middle, ...before.slice(before.length - tail).map(same)];
}

function added(text: string): Edit {
  return { kind: "added", text };
}

function removed(text: string): Edit {
  return { kind: "removed", text };
}

function same(text: string): Edit {
  return { kind: "same", text };
}

function between(before: readonly string[], after: readonly string[], maxChanges: number): Edit[] | null {
  if (before.length === 0) return after.map(added);
  if (after.length === 0) return before.map(removed);
  const limit = Math.min(maxChanges, before.length + after.length);
  // reach[k + offset]: how far along `before` the best path on diagonal k has come.
  const offset = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const history: Int32Array[] = [];
  for (let changes = 0; changes <= limit; changes++) {
    history.push(reach.slice(offset - changes - 1, offset + changes + 2));
    for (let k = -changes; k <= changes; k += 2) {
      const down =
        k === -changes || (k !== changes && (reach[offset + k - 1] ?? 0) < (reach[offset + k + 1] ?? 0));
      let x = down ? (reach[offset + k + 1] ?? 0) : (reach[offset + k - 1] ?? 0) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reach[offset + k] = x;
      if (x >= before.length && x - k >= after.length) return walkBack(before, after, history);
    }
  }
  return null;
}

/** Follows the kept reaches from the end to the start; `history[d]` holds the diagonals -d-1 to d+1 as they were before step d. */
function walkBack(
  before: readonly string[],
  after: readonly string[],
  history: readonly Int32Array[],
): Edit[] {
  const edits: Edit[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = history.length - 1; changes >= 0; changes--) {
    const reach = history[changes] as Int32Array;
    const at = (k: number): number => reach[k + changes + 1] ?? 0;
    const k = x - y;
    const down = k === -changes || (k !== changes && at(k - 1) < at(k + 1));
    const fromX = down ? at(k + 1) : at(k - 1);
    // Behind the edit of this step comes a run of equal texts; before the first step there is only the run.
    const runFrom = changes === 0 ? 0 : fromX + (down ? 0 : 1);
    while (x > runFrom) edits.push(same(before[--x] as string));
    if (changes === 0) break;
    y = fromX - (down ? k + 1 : k - 1);
    x = fromX;
    edits.push(down ? added(after[y] as string) : removed(before[x] as string));
  }
  return edits.reverse();
}
