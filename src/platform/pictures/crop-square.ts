import type { EncodedPicture } from "./encode-picture.ts";
import { readPicture } from "./read-picture.ts";
import { openPixels, openSharp, type Pixels, refusePicture } from "./sharp.ts";
import { pictureTurns } from "./turns.ts";

/** A square in a picture, in parts of its shorter side and of what is left over: 0 is left or top, 1 right or bottom. */
export interface Crop {
  /** Where the square lies along the longer side, 0 to 1. Left out: where the eye is drawn to. */
  readonly place?: number;
  /** How much of the shorter side it takes, above 0 and up to 1. Default 1. */
  readonly part?: number;
}

/** Sizes a face or a group's picture is shown in, for screens with one and two dots a pixel. */
export const faceWidths = [64, 128, 320] as const;

/**
 * Cuts a square out of a picture and makes it anew as WebP, as `encodePicture` does: upright, nothing hidden in it, never
 * enlarged. Of an animation only the first frame is taken.
 * @returns smallest first.
 * @throws Invalid ("file"): damaged or too large; TooMany when too many pictures are waiting already
 */
export async function cropSquare(
  content: Uint8Array,
  options: { widths?: readonly number[]; crop?: Crop } = {},
): Promise<EncodedPicture[]> {
  const { widths = faceWidths, crop = {} } = options;
  const facts = await readPicture(content);
  return pictureTurns.take(() => cut(content, facts, widths, crop).catch(refusePicture));
}

async function cut(
  content: Uint8Array,
  facts: { width: number; height: number },
  widths: readonly number[],
  crop: Crop,
): Promise<EncodedPicture[]> {
  const short = Math.min(facts.width, facts.height);
  const side = Math.max(1, Math.round(short * Math.min(1, Math.max(0.1, crop.part ?? 1))));
  const largest = Math.min(side, Math.max(...widths));
  const opened = openSharp(content).autoOrient();
  const square =
    crop.place === undefined && side === short
      ? opened.resize({ width: largest, height: largest, fit: "cover", position: "attention" })
      : opened.extract(squareAt(facts, side, crop.place ?? 0.5)).resize(largest, largest);
  const { data, info } = await square
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const pixels = { data, ...info, channels: info.channels as Pixels["channels"] };
  const made: EncodedPicture[] = [];
  for (const width of [...widths.filter((one) => one < largest), largest]) {
    const buffer = await openPixels(pixels).resize(width, width).webp({ quality: 82, effort: 4 }).toBuffer();
    made.push({ width, height: width, format: "webp", buffer });
  }
  return made;
}

function squareAt({ width, height }: { width: number; height: number }, side: number, place: number) {
  const at = Math.min(1, Math.max(0, place));
  const alongWidth = width >= height ? at : 0.5;
  const alongHeight = width >= height ? 0.5 : at;
  return {
    left: Math.round((width - side) * alongWidth),
    top: Math.round((height - side) * alongHeight),
    width: side,
    height: side,
  };
}
