import { createHash, randomUUID } from "node:crypto";
import type { PlatformCtx } from "../platform/ctx.ts";
import { Invalid } from "../platform/errors/index.ts";
import { sniff } from "../platform/files/index.ts";
import { type Crop, cropSquare, isPicture } from "../platform/pictures/index.ts";
import type { PersonId } from "../viewer/index.ts";
import { assertSize } from "./add-attachment.ts";
import { keepAttachment } from "./keep-attachment.ts";
import { safeName } from "./safe-name.ts";
import { removeFiles, storeVariants } from "./stored-files.ts";
import type { Variant } from "./tables.ts";

/**
 * Keeps a person's face or a group's picture: a square in three sizes, nothing hidden in it.
 * @param purpose decides who may see it: see `defineAttachmentSight`.
 * @param crop which square; left out, where the eye is drawn to.
 * @returns its id, to be kept as `pictureId`, and the address of its middle size (128 px).
 * @throws Invalid ("file": empty, too large, no picture, damaged), TooMany
 */
export async function addSquarePicture(
  ctx: PlatformCtx,
  ownerId: PersonId,
  purpose: "face" | "group",
  upload: { readonly name: string; readonly content: Buffer },
  crop?: Crop,
): Promise<{ id: string; path: string }> {
  assertSize(ctx, upload.content);

  const { mediaType, extension } = await sniff(upload.content);
  if (!isPicture(mediaType)) throw new Invalid({ file: "attachment.picture.wanted" });
  const id = randomUUID();
  const variants = await storeVariants(ctx, id, await cropSquare(upload.content, crop ? { crop } : {}));
  const { key: fileKey, width, height } = variants.at(-1) as Variant;

  try {
    await keepAttachment(ctx, {
      id,
      kind: "picture",
      purpose,
      ownerId,
      name: safeName(upload.name, extension),
      mediaType,
      sizeBytes: upload.content.byteLength,
      sha256: createHash("sha256").update(upload.content).digest("hex"),
      fileKey,
      width,
      height,
      variants: JSON.stringify(variants),
      createdAt: ctx.now(),
    });
  } catch (error) {
    await removeFiles(ctx, { fileKey, variants });
    throw error;
  }
  return { id, path: squarePath(id) };
}

/** The address of a face or group picture; `width` 64, 128 or 320 (a smaller picture comes as large as it is). */
export function squarePath(id: string, width: 64 | 128 | 320 = 128): string {
  return `/pictures/${id}/${width}.webp`;
}
