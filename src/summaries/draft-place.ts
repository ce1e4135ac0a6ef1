import type { DraftPlace } from "../drafts/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { findReadable } from "./find-readable.ts";
import { summaryPath } from "./paths.ts";

/** Where the words belong that somebody has begun to write at a summary. */
export async function placeOfDraft(ctx: PersonCtx, postId: number): Promise<DraftPlace | null> {
  try {
    const { title, group } = await findReadable(ctx, postId);
    return { icon: "edit", titleKey: "summary.draft", title, where: group.name, path: summaryPath(postId) };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
