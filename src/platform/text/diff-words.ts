import { type Edit, shortestEdits, wholeEdits } from "./shortest-edits.ts";

/** A piece of a text between two of its versions. */
export interface DiffPiece {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Most words and most changes that are compared word by word; beyond, line by line. */
const maxWords = 60_000;
const maxChanges = 800;

/**
 * What changed between two versions of a text, word by word. The pieces that are not `added` make up `before`, those that
 * are not `removed` make up `after`. Texts too long or too different are compared by lines, and in the end as wholes, so
 * the time stays bounded.
 */
export function diffWords(before: string, after: string): DiffPiece[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const edits = compare(words(before), words(after)) ?? compare(lines(before), lines(after));
  return tidy(edits ?? wholeEdits(lines(before), lines(after)));
}

function compare(before: readonly string[], after: readonly string[]): Edit[] | null {
  return before.length + after.length > maxWords * 2 ? null : shortestEdits(before, after, maxChanges);
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+|\n|[^\S\n]+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Joins neighbours of a kind, puts what was removed before what took its place, and reads "two words changed with a space
 * between" as one change.
 */
function tidy(edits: readonly DiffPiece[]): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed !== "") pieces.push({ kind: "removed", text: removed });
    if (added !== "") pieces.push({ kind: "added", text: added });
    removed = added = "";
  };
  const joined = joinSame(edits);
  for (const [at, piece] of joined.entries()) {
    if (piece.kind === "removed") removed += piece.text;
    else if (piece.kind === "added") added += piece.text;
    else if (removed !== "" && added !== "" && /^[^\S\n]+$/.test(piece.text) && at < joined.length - 1) {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      pieces.push(piece);
    }
  }
  flush();
  return pieces;
}

function joinSame(edits: readonly DiffPiece[]): DiffPiece[] {
  const joined: { kind: DiffPiece["kind"]; texts: string[] }[] = [];
  for (const { kind, text } of edits) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.texts.push(text);
    else joined.push({ kind, texts: [text] });
  }
  return joined.map(({ kind, texts }) => ({ kind, text: texts.join("") }));
}
