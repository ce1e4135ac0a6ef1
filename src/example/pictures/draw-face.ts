import type { FaceLook } from "../example-types.ts";

/** Draws a face out of a few shapes, as SVG: a ground, shoulders, a head, hair, and not more than it takes to be somebody. */
export function drawFace(look: FaceLook): string {
  const { ground, skin, top } = look;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 320 320">
<rect width="320" height="320" fill="${ground}"/>
${behind(look)}
<path d="M34 330C34 262 92 236 160 236s126 26 126 94z" fill="${top}"/>
<path d="M124 196h72v44c0 26-72 26-72 0z" fill="${skin}"/>
<path d="M124 214c20 18 52 18 72 0v12c-18 20-54 20-72 0z" fill="#000" opacity=".16"/>
<ellipse cx="88" cy="154" rx="12" ry="18" fill="${skin}"/><ellipse cx="232" cy="154" rx="12" ry="18" fill="${skin}"/>
<path d="M90 130c0-58 34-82 70-82s70 24 70 82c0 60-32 92-70 92s-70-32-70-92z" fill="${skin}"/>
${beard(look)}${features}${before(look)}${glasses(look)}
</svg>`;
}

const features = `<g fill="none" stroke="#1b1310" stroke-linecap="round"><g stroke-width="7"><path d="M130 148v4M190 148v4"/></g>
<g stroke-width="5" opacity=".75"><path d="M117 126q13-9 26-2M177 124q13-7 26 2"/></g>
<path d="M160 154c-2 12-8 16 0 20" stroke-width="4" opacity=".4"/><path d="M138 190q22 17 44 0" stroke-width="6"/></g>`;

/** Hair that falls behind the head. */
function behind({ cut, hair }: FaceLook): string {
  if (cut === "long")
    return `<path d="M70 140C60 30 260 30 250 140c2 60 14 96 18 126H52c4-30 16-66 18-126z" fill="${hair}"/>`;
  if (cut === "bob")
    return `<path d="M72 142C64 34 256 34 248 142c2 34 8 56 4 78-20 14-164 14-184 0-4-22 2-44 4-78z" fill="${hair}"/>`;
  if (cut === "bun") return `<circle cx="160" cy="38" r="34" fill="${hair}"/>`;
  if (cut === "curls") return `<g fill="${hair}">${curls}</g>`;
  return "";
}

const curls = [
  [92, 96, 38],
  [82, 142, 32],
  [120, 60, 40],
  [168, 46, 42],
  [214, 66, 38],
  [234, 106, 34],
  [238, 148, 30],
]
  .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`)
  .join("");

/** Hair over the forehead. */
function before({ cut, hair }: FaceLook): string {
  const shapes: Record<FaceLook["cut"], string> = {
    long: `<path d="M84 136C80 70 118 40 164 42c46 2 76 36 72 94-12-14-18-36-24-50-26 22-84 12-104 6-6 14-12 32-24 44z" fill="${hair}"/>`,
    bob: `<path d="M82 140C78 66 116 40 160 40s82 26 78 100c-10-10-14-28-16-46H98c-2 18-6 36-16 46z" fill="${hair}"/>`,
    bun: `<path d="M86 130C84 70 120 46 160 46s76 24 74 84c-10-30-34-48-74-48s-64 18-74 48z" fill="${hair}"/>`,
    curls: `<g fill="${hair}"><circle cx="118" cy="82" r="28"/><circle cx="158" cy="72" r="32"/><circle cx="200" cy="80" r="28"/></g>`,
    short: `<path d="M86 128C80 66 114 40 162 40s80 28 72 88c-8-8-12-22-14-34-34 10-72 8-110-8-10 10-14 28-24 42z" fill="${hair}"/>`,
    none: `<path d="M88 116c-6 20-4 34 0 44 4-10 4-28 6-40zM232 116c6 20 4 34 0 44-4-10-4-28-6-40z" fill="${hair}"/>`,
  };
  return shapes[cut];
}

function beard({ beard: grown, hair }: FaceLook): string {
  return grown
    ? `<path d="M90 150c4 24 20 18 32 22 22-12 54-12 76 0 12-4 28 2 32-22 2 52-30 82-70 82s-72-30-70-82z" fill="${hair}"/><path d="M136 190q24 14 48 0-6 20-24 20t-24-20z" fill="#7c3a33"/>`
    : "";
}

function glasses({ glasses: worn }: FaceLook): string {
  return worn
    ? `<g fill="#fff" fill-opacity=".18" stroke="#22282a" stroke-width="6"><circle cx="129" cy="150" r="25"/><circle cx="191" cy="150" r="25"/><path d="M154 148q6-6 12 0M104 146l-16-6M216 146l16-6" fill="none"/></g>`
    : "";
}
