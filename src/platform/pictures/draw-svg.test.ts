import { expect, test } from "vitest";
import { drawSvg, readPicture } from "./index.ts";

const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0b5d57"/></svg>`;

test("a drawing of our own becomes a picture of the width asked for", async () => {
  const facts = await readPicture(await drawSvg(square, 400));
  expect(facts).toMatchObject({ format: "png", width: 400, height: 200 });
});

test("what somebody sends as SVG stays refused, also after a drawing", async () => {
  await drawSvg(square, 40);
  await expect(readPicture(Buffer.from(square))).rejects.toMatchObject({
    fields: { file: "attachment.picture.damaged" },
  });
});
