import sharp from "sharp";

const loader = { operation: ["VipsForeignLoadSvgBuffer"] };

let drawing: Promise<unknown> = Promise.resolve();

/**
 * Draws pictures that this program itself carries as SVG, as PNG. Never for what somebody sent: the decoder that sharp.ts
 * keeps shut is open while it works, and shut again afterwards.
 * @param width in pixels; the height follows.
 */
export function drawSvg(svg: string, width: number): Promise<Buffer> {
  const drawn = drawing.then(async () => {
    sharp.unblock(loader);
    try {
      return await sharp(Buffer.from(svg)).resize({ width }).png({ compressionLevel: 3 }).toBuffer();
    } finally {
      sharp.block(loader);
    }
  });
  drawing = drawn.catch(() => {});
  return drawn;
}
