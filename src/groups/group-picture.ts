import { addSquarePicture } from "../attachments/index.ts";
import type { PersonCtx } from "../viewer/index.ts";

/** A picture as its form sent it. */
export interface SentPicture {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Keeps the picture that came with a form, if one did: made anew, square, with nothing hidden in it. Slow, so before the
 * transaction; whoever calls this removes it if that fails.
 * @throws Invalid ("file")
 */
export async function keepPicture(
  ctx: PersonCtx,
  sent: SentPicture | undefined,
): Promise<string | undefined> {
  return sent && (await addSquarePicture(ctx, ctx.viewer.id, "group", sent)).id;
}
