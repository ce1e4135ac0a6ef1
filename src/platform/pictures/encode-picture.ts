import { type PictureFacts, readPicture } from "./read-picture.ts";
import { openPixels, openSharp, type Pixels, refusePicture } from "./sharp.ts";
import { pictureTurns } from "./turns.ts";

/** One size of a picture in one format, ready to be stored. It holds pixels and colours and no word more. */
export interface EncodedPicture {
  readonly width: number;
  readonly height: number;
  readonly format: "avif" | "webp";
  readonly buffer: Buffer;
}

// Long infographics are as tall as WebP can hold with room to spare (16,383).
const heightMax = 8_000;
const animationWidthMax = 960;
// Sizes that are nearly alike are one: the browser could not tell them apart.
const nearlySame = 0.85;
// A 12-megapixel photo in three sizes takes two to three seconds on one core; each step of effort more doubles it.
const avifSettings = { quality: 52, effort: 2, chromaSubsampling: "4:2:0" } as const;
const webpSettings = { quality: 78, effort: 3, smartSubsample: true } as const;
// A tenth of the time, and a fifth more bytes.
const quickWebpSettings = { quality: 78, effort: 2 } as const;

/**
 * Makes a picture anew in the given widths: upright, in sRGB, never enlarged, with location, names and all else that was
 * hidden in it left behind. Animations stay animated, as WebP in one size.
 * @param options.widths in pixels; the largest that the picture fills, and all below it, are made.
 * @param options.quick WebP alone, in a tenth of the time: for archives, where thousands come at once and few are looked at.
 * @returns smallest first. AVIF is left out where it would not be smaller than WebP.
 * @throws Invalid ("file"): damaged or too large; TooMany when too many pictures are waiting already
 */
export async function encodePicture(
  content: Uint8Array,
  options: { widths: readonly number[]; quick?: boolean },
): Promise<EncodedPicture[]> {
  const facts = await readPicture(content);
  return pictureTurns.take(() =>
    (facts.animated ? encodeAnimation(content, facts) : encodeStill(content, options)).catch(refusePicture),
  );
}

async function encodeStill(
  content: Uint8Array,
  { widths, quick }: { widths: readonly number[]; quick?: boolean },
): Promise<EncodedPicture[]> {
  // Decoded once; the small sizes are made from the large one.
  const largest = await decode(content, Math.max(...widths));
  const steps = widths.filter((width) => width < largest.width * nearlySame).toSorted((a, b) => a - b);
  const webps: EncodedPicture[] = [];
  const avifs: EncodedPicture[] = [];
  for (const width of [...steps, largest.width]) {
    const sized = () => openPixels(largest).resize({ width });
    webps.push(await finish("webp", sized().webp(quick ? quickWebpSettings : webpSettings)));
    if (!quick) avifs.push(await finish("avif", sized().avif(avifSettings)));
  }
  return !quick && bytesOf(avifs) < bytesOf(webps)
    ? [...avifs, ...webps].toSorted((a, b) => a.width - b.width)
    : webps;
}

async function decode(content: Uint8Array, width: number): Promise<Pixels> {
  const { data, info } = await openSharp(content)
    .autoOrient()
    .resize({ width, height: heightMax, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Pixels["channels"] };
}

async function encodeAnimation(content: Uint8Array, facts: PictureFacts): Promise<EncodedPicture[]> {
  const width = Math.min(facts.width, animationWidthMax);
  const { data, info } = await openSharp(content, { animated: true })
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 70, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  const height = info.pageHeight ?? info.height;
  return [{ width: info.width, height, format: "webp", buffer: data }];
}

async function finish(
  format: EncodedPicture["format"],
  made: ReturnType<typeof openPixels>,
): Promise<EncodedPicture> {
  const { data, info } = await made.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, format, buffer: data };
}

const bytesOf = (pictures: readonly EncodedPicture[]) =>
  pictures.reduce((sum, picture) => sum + picture.buffer.byteLength, 0);
