import { Invalid } from "../errors/index.ts";
import { openSharp, pixelsMax, refusePicture } from "./sharp.ts";

/** What a picture is, told by its first bytes; nothing is decoded yet. */
export interface PictureFacts {
  /** As it is seen: turned by what the camera noted. */
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly animated: boolean;
  readonly frames: number;
}

/** Frames of an animation: half a minute of quick ones. */
const framesMax = 600;
// An AVIF is decoded as a whole, and then some: 50 megapixels of it would take 900 MB.
const avifPixelsMax = 16_000_000;

const mediaTypes: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/webp",
  "image/gif",
  "image/avif",
  "image/tiff",
]);

/**
 * True for kinds that are shown as pictures. Others that call themselves images (SVG, which may hold scripts; HEIC and
 * BMP, which browsers do not show) are kept as files to download.
 */
export function isPicture(mediaType: string): boolean {
  return mediaTypes.has(mediaType);
}

/**
 * Reads what a picture is.
 * @throws Invalid ("file"): damaged, or larger than can be worked on (60 megapixels, 16 for AVIF; 600 frames)
 */
export async function readPicture(content: Uint8Array): Promise<PictureFacts> {
  if (content.byteLength === 0) throw new Invalid({ file: "attachment.picture.damaged" });
  const meta = await openSharp(content).metadata().catch(refusePicture);
  const animated = (meta.format === "gif" || meta.format === "webp") && (meta.pages ?? 1) > 1;
  const frames = animated ? (meta.pages ?? 1) : 1;
  const { width, height } = meta.autoOrient;
  if (!width || !height) throw new Invalid({ file: "attachment.picture.damaged" });
  if (width * height > (meta.format === "heif" ? avifPixelsMax : pixelsMax))
    throw new Invalid({ file: "attachment.picture.too-large" });
  if (frames > framesMax || width * height * frames > pixelsMax)
    throw new Invalid({ file: "attachment.picture.animation-too-large" });
  return { width, height, format: meta.format ?? "", animated, frames };
}
