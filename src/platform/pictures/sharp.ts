import sharp, { type Sharp, type SharpInput } from "sharp";
import { Invalid } from "../errors/index.ts";

// Only what browsers and cameras make is ever decoded. SVG, PDF and the rest would run code written for trusted files.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadHeifBuffer",
    "VipsForeignLoadTiffBuffer",
    "VipsForeignLoadRawBuffer",
  ],
});
// A picture is worked on once and never again: a cache would only hold memory. One thread each, so that pages go on.
sharp.cache(false);
sharp.concurrency(1);

/** Pixels of one picture, all frames together: a 50-megapixel phone photo passes, a decompression bomb does not. */
export const pixelsMax = 60_000_000;
const secondsMax = 60;

/** Opens a picture with our limits. */
export function openSharp(input: SharpInput, options: { animated?: boolean } = {}): Sharp {
  return sharp(input, {
    limitInputPixels: pixelsMax,
    failOn: "error",
    sequentialRead: true,
    animated: options.animated ?? false,
  }).timeout({ seconds: secondsMax });
}

/** Opens pixels that were decoded before. */
export function openPixels(pixels: Pixels): Sharp {
  const { width, height, channels } = pixels;
  return sharp(pixels.data, { raw: { width, height, channels } }).timeout({ seconds: secondsMax });
}

/** A decoded picture: upright, in sRGB, 8 bits a channel. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** What a decoder complains of, in words a person can act on. @throws Invalid; an error that is no complaint goes on */
export function refusePicture(error: unknown): never {
  if (error instanceof Error && !("status" in error)) {
    const tooLarge = /exceeds pixel limit|exceeds|timeout/i.test(error.message);
    throw new Invalid({ file: tooLarge ? "attachment.picture.too-large" : "attachment.picture.damaged" });
  }
  throw error;
}
