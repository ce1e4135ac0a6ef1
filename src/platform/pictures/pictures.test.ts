import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { Invalid, TooMany } from "../errors/index.ts";
import { cropSquare, encodePicture, isPicture, readPicture } from "./index.ts";
import { makeTurns } from "./turns.ts";

const widths = [480, 960, 1600];

/** A picture that compresses like a photo: soft, with some grain. */
function photo(width: number, height: number, channels: 3 | 4 = 3) {
  const grain = { type: "gaussian", mean: 128, sigma: 20 } as const;
  const made = sharp({ create: { width, height, channels: 3, background: "#808080", noise: grain } });
  return channels === 4 ? made.ensureAlpha(0.5) : made;
}

/** The message key that a refusal gives for the file. */
async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Invalid);
  return (error as Invalid).fields.file;
}

test("a photo comes in each width it fills, and in its own, as AVIF and WebP", async () => {
  const made = await encodePicture(await photo(1200, 800).jpeg().toBuffer(), { widths });
  expect(made.map(({ width, height, format }) => `${width}x${height} ${format}`).toSorted()).toEqual([
    "1200x800 avif",
    "1200x800 webp",
    "480x320 avif",
    "480x320 webp",
    "960x640 avif",
    "960x640 webp",
  ]);
  for (const { buffer, format, width } of made) {
    const meta = await sharp(buffer).metadata();
    expect([meta.format, meta.width]).toEqual([format === "avif" ? "heif" : "webp", width]);
  }
});

test("a small picture is not enlarged, and sizes that are nearly alike are one", async () => {
  const small = await encodePicture(await photo(100, 50).png().toBuffer(), { widths });
  expect(new Set(small.map((picture) => picture.width))).toEqual(new Set([100]));
  const near = await encodePicture(await photo(500, 200).png().toBuffer(), { widths });
  expect(new Set(near.map((picture) => picture.width))).toEqual(new Set([500]));
});

test("where the camera was and who held it is left behind, and the picture stands upright", async () => {
  const content = await photo(600, 400)
    .jpeg()
    .withExif({
      IFD0: { Artist: "Mere Example", Copyright: "Mere Example" },
      IFD3: { GPSLatitudeRef: "S", GPSLatitude: "41/1 17/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const before = await sharp(content).metadata();
  expect(before.exif?.includes("Mere Example")).toBe(true);
  expect(before.orientation).toBe(6);

  expect(await readPicture(content)).toMatchObject({ width: 400, height: 600, animated: false });
  const [made] = await encodePicture(content, { widths: [1600] });
  const after = await sharp(made?.buffer).metadata();
  expect([after.width, after.height]).toEqual([400, 600]);
  expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  for (const { buffer } of await cropSquare(content)) {
    expect((await sharp(buffer).metadata()).exif).toBeUndefined();
    expect(buffer.includes("Mere")).toBe(false);
  }
});

test.each([
  ["CMYK", () => photo(64, 64).toColourspace("cmyk").jpeg().toBuffer()],
  ["16 bits a channel", () => photo(64, 64).toColourspace("rgb16").png({ compressionLevel: 1 }).toBuffer()],
  ["grey", () => photo(64, 64).greyscale().png().toBuffer()],
  ["grey of 16 bits", () => photo(64, 64).toColourspace("grey16").png().toBuffer()],
  ["a palette", () => photo(64, 64).png({ palette: true }).toBuffer()],
  ["TIFF", () => photo(64, 64).tiff().toBuffer()],
  ["AVIF", () => photo(64, 64).avif().toBuffer()],
])("a picture in %s becomes one that every browser shows", async (_name, make) => {
  const made = await encodePicture(await make(), { widths });
  expect(made.map((picture) => picture.width)).toContain(64);
  const webp = made.find((picture) => picture.format === "webp");
  const meta = await sharp(webp?.buffer).metadata();
  expect([meta.space, meta.depth]).toEqual(["srgb", "uchar"]);
  // The middle grey is still a middle grey.
  const { channels } = await sharp(webp?.buffer).stats();
  expect(channels[0]?.mean).toBeGreaterThan(90);
  expect(channels[0]?.mean).toBeLessThan(170);
});

test("what was see-through stays see-through", async () => {
  for (const { buffer } of await encodePicture(await photo(64, 64, 4).png().toBuffer(), { widths })) {
    const meta = await sharp(buffer).metadata();
    expect(meta.hasAlpha).toBe(true);
  }
});

test("an animation goes on moving, as one WebP", async () => {
  const content = await animation(8, 1200, 100);
  expect(await readPicture(content)).toMatchObject({ width: 1200, height: 100, animated: true, frames: 8 });
  const made = await encodePicture(content, { widths });
  expect(made.map(({ width, height, format }) => [width, height, format])).toEqual([[960, 80, "webp"]]);
  expect((await sharp(made[0]?.buffer, { animated: true }).metadata()).pages).toBe(8);
});

test("an animation that would take minutes is refused", async () => {
  expect(await refusal(readPicture(await animation(601, 1, 1)))).toBe(
    "attachment.picture.animation-too-large",
  );
});

test("a decompression bomb is refused before it is decoded", async () => {
  const bomb = startOfPng(60_000, 60_000);
  expect(bomb.byteLength).toBeLessThan(1_000);
  expect(await refusal(readPicture(bomb))).toBe("attachment.picture.too-large");
  expect(await refusal(encodePicture(bomb, { widths }))).toBe("attachment.picture.too-large");
  expect(await refusal(cropSquare(bomb))).toBe("attachment.picture.too-large");
});

test("a picture that is cut off or damaged is refused in words", async () => {
  const whole = await photo(800, 600).jpeg().toBuffer();
  expect(await encodePicture(whole, { widths: [480] })).toHaveLength(2);
  expect(await refusal(encodePicture(whole.subarray(0, whole.length / 2), { widths }))).toBe(
    "attachment.picture.damaged",
  );
  expect(await refusal(encodePicture(whole.subarray(0, 20), { widths }))).toBe("attachment.picture.damaged");
  expect(await refusal(encodePicture(startOfPng(100, 100), { widths }))).toBe("attachment.picture.damaged");
  const webp = await photo(300, 300).webp().toBuffer();
  expect(await refusal(encodePicture(webp.subarray(0, 400), { widths }))).toBe("attachment.picture.damaged");
});

test("SVG, PDF and text are no pictures, whatever they are called", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>`;
  for (const content of [svg, "%PDF-1.4", "", "GIF89a", "P3 1 1 255 0 0 0"])
    expect(await refusal(readPicture(Buffer.from(content)))).toBe("attachment.picture.damaged");
  expect(isPicture("image/svg+xml")).toBe(false);
  expect(isPicture("image/heic")).toBe(false);
  expect(isPicture("image/jpeg")).toBe(true);
});

test("a very tall picture is made smaller until its file formats can hold it", async () => {
  const made = await encodePicture(await photo(40, 20_000).png().toBuffer(), { widths });
  expect(made.map((picture) => [picture.width, picture.height])).toContainEqual([16, 8_000]);
});

test("a face is a square, cut where it is asked for", async () => {
  const left = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#f00" } })
    .extend({ right: 600, background: "#00f" })
    .png()
    .toBuffer();
  const made = await cropSquare(left, { crop: { place: 0 } });
  expect(made.map((picture) => [picture.width, picture.height])).toEqual([
    [64, 64],
    [128, 128],
    [320, 320],
  ]);
  const red = await sharp(made.at(-1)?.buffer).stats();
  expect(red.channels[0]?.mean).toBeGreaterThan(240);
  const [blue] = await cropSquare(left, { crop: { place: 1, part: 0.5 } });
  expect((await sharp(blue?.buffer).stats()).channels[2]?.mean).toBeGreaterThan(240);
  const tiny = await cropSquare(await photo(30, 50).png().toBuffer());
  expect(tiny.map((picture) => picture.width)).toEqual([30]);
});

test("only so many work at once, in the order they came, and a full queue asks to come back", async () => {
  const turns = makeTurns(1, 1);
  const order: string[] = [];
  let letGo: () => void = () => {};
  const first = turns.take(async () => {
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    order.push("first");
    throw new Error("fails");
  });
  const second = turns.take(async () => order.push("second"));
  await expect(turns.take(async () => order.push("third"))).rejects.toThrow(TooMany);
  letGo();
  await expect(first).rejects.toThrow("fails");
  await second;
  await turns.take(async () => order.push("fourth"));
  expect(order).toEqual(["first", "second", "fourth"]);
});

function animation(frames: number, width: number, height: number): Promise<Buffer> {
  const tall = { width, height: height * frames, channels: 3, background: "#246" } as const;
  const noise = { type: "gaussian", mean: 120, sigma: 60 } as const;
  return sharp({ create: { ...tall, noise } })
    .raw()
    .toBuffer()
    .then((data) =>
      sharp(data, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
        .gif({ effort: 1, keepDuplicateFrames: true })
        .toBuffer(),
    );
}

/** A PNG that claims to be of this size, with the first of its pixels and no more. */
function startOfPng(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(100_000)).subarray(0, -8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, pngChunk("IHDR", size), pngChunk("IDAT", pixels)]);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.byteLength, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
