import type { PlatformCtx } from "../platform/ctx.ts";
import type { EncodedPicture } from "../platform/pictures/index.ts";
import type { Variant } from "./tables.ts";

/** Where a file of an attachment lies. */
export function attachmentKey(id: string, file: string): string {
  return `attachments/${id.slice(0, 2)}/${id}/${file}`;
}

/** Stores the sizes of a picture. @returns smallest first, AVIF before WebP of the same width. */
export async function storeVariants(
  ctx: PlatformCtx,
  id: string,
  pictures: readonly EncodedPicture[],
): Promise<Variant[]> {
  const variants = await Promise.all(
    pictures.map(async ({ buffer, width, height, format }) => {
      const key = attachmentKey(id, `${width}.${format}`);
      return { width, height, format, key, bytes: await ctx.files.put(key, buffer) };
    }),
  );
  return variants.sort((a, b) => a.width - b.width || a.format.localeCompare(b.format));
}

/** Removes all files of an attachment. */
export async function removeFiles(
  ctx: PlatformCtx,
  attachment: { readonly fileKey: string; readonly variants: readonly Variant[] },
): Promise<void> {
  const keys = new Set([attachment.fileKey, ...attachment.variants.map((variant) => variant.key)]);
  await Promise.all([...keys].map((key) => ctx.files.remove(key)));
}
