const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Drawn for Weft: strokes of 1.6 on a grid of 20, round ends, no fill. */
const shapes = {
  search: `${circle(9, 9, 5.5)}M13.2 13.2 17 17`,
  menu: "M3 5.5h14M3 10h14M3 14.5h8",
  reply: "M8 4.5 3.5 9 8 13.5M4 9h7a5.5 5.5 0 0 1 5.5 5.5V16",
  thanks: "M10 16.5S3.2 12.7 3.2 8A3.6 3.6 0 0 1 10 6.2 3.6 3.6 0 0 1 16.8 8c0 4.7-6.8 8.5-6.8 8.5z",
  edit: "M4 16l.7-3.4 8.8-8.8a1.5 1.5 0 0 1 2.1 0l.6.6a1.5 1.5 0 0 1 0 2.1L7.4 15.3zM12 5.3 14.7 8",
  bin: "M3.5 5.5h13M8 5.5v-2h4v2M5 5.5 5.8 17h8.4L15 5.5M8.5 8.7v5M11.5 8.7v5",
  pin: "M7 3h6l-.7 5.3 2.7 3H5l2.7-3zM10 11.3v6",
  lock: "M5.5 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM7 9V6.3a3 3 0 0 1 6 0V9",
  people: `${circle(7.5, 7, 2.8)}M2.5 16.5c.3-3.2 2.3-4.7 5-4.7s4.7 1.5 5 4.7M13 4.4a2.8 2.8 0 0 1 0 5.2M14.6 12c1.7.6 2.7 2.1 2.9 4.5`,
  person: `${circle(10, 6.7, 3.2)}M4 17c.4-3.6 2.7-5.3 6-5.3s5.6 1.7 6 5.3`,
  group: "M7 3v2.5M7 8.5V17M13 3v8.5M13 14.5V17M3 7h8.5M14.5 7H17M3 13h2.5M8.5 13H17",
  question: `${circle(10, 10, 7.2)}M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.3-1 .8-1 1.5M10 14v.1`,
  article: "M5 3h10v14H5zM7.7 6.5h4.6M7.7 9.7h4.6M7.7 12.9h2.5",
  discussion: "M2.7 4h10v7.3H7.5L5 13.8v-2.5H2.7zM15.3 7.5h2v7.3h-1.6V17l-2.5-2.2H9",
  picture: `M4 4h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM3.3 14.2l4-3.7 3 2.5 2.7-2.7 3.7 3.4${circle(7.2, 7.6, 1.1)}`,
  file: "M5 2.8h6.5L15 6.3v10.9H5zM11.5 2.8v3.7H15",
  video:
    "M4 4.5h12a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5zM8.5 7.5v5l4-2.5z",
  link: "M8.3 11.7a3.1 3.1 0 0 0 4.4 0l2.5-2.5a3.1 3.1 0 0 0-4.4-4.4L9.7 5.9M11.7 8.3a3.1 3.1 0 0 0-4.4 0l-2.5 2.5a3.1 3.1 0 0 0 4.4 4.4l1.1-1.1",
  close: "M5 5l10 10M15 5 5 15",
  more: `${circle(4.5, 10, 0.4)}${circle(10, 10, 0.4)}${circle(15.5, 10, 0.4)}`,
  check: "M4 10.5l4 4 8-9",
  warning: "M10 3.5 17.5 16.5h-15zM10 8.5V12M10 14.3v.1",
  info: `${circle(10, 10, 7.2)}M10 9v4.7M10 6.3v.1`,
  calendar:
    "M4 4.5h12a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1zM3 8.7h14M7 2.8v3.2M13 2.8v3.2",
  globe: `${circle(10, 10, 7.2)}M2.8 10h14.4M10 2.8c2.1 2 3.1 4.4 3.1 7.2s-1 5.2-3.1 7.2c-2.1-2-3.1-4.4-3.1-7.2s1-5.2 3.1-7.2z`,
  mail: "M3.5 4.5h13a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM3 5.8l7 5.2 7-5.2",
  settings: `M3 6h7.5M15.5 6H17M3 14h1.5M9.5 14H17${circle(13, 6, 2.2)}${circle(7, 14, 2.2)}`,
  plus: "M10 4v12M4 10h12",
  arrow: "M4 10h12M11 5l5 5-5 5",
  chevron: "M5.5 8l4.5 4.5L14.5 8",
  history: "M3.3 10a6.7 6.7 0 1 0 2-4.8L3.3 7.2M3.3 3.5v3.7H7M10 6.5V10l2.5 2",
  bell: "M5 14.5V9a5 5 0 0 1 10 0v5.5l1.3 1H3.7zM8.5 17.8h3",
  eye: `M2 10s3-5.3 8-5.3 8 5.3 8 5.3-3 5.3-8 5.3-8-5.3-8-5.3z${circle(10, 10, 2.3)}`,
  tag: `M3 3.5h6.5L17 11l-6 6-7.5-7.5z${circle(7, 7.3, 0.6)}`,
  bold: "M6 4h4.7a2.9 2.9 0 0 1 0 5.8H6zM6 9.8h5.6a3.1 3.1 0 0 1 0 6.2H6z",
  italic: "M8.5 4h6M5.5 16h6M11.8 4 8.2 16",
  heading: "M5 4v12M15 4v12M5 10h10",
  quote: "M4 4v12M8 6h8M8 10h8M8 14h5",
  bullets: `M8 5.5h9M8 10h9M8 14.5h9${circle(4, 5.5, 0.5)}${circle(4, 10, 0.5)}${circle(4, 14.5, 0.5)}`,
  numbers: "M8.5 5.5H17M8.5 10H17M8.5 14.5H17M3 4l1.3-.7V7.2M2.9 12.7c.8-1.2 2.5-.6 1.9.7l-1.9 2.6h2.3",
  code: "M7 5.5 2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5",
  strike:
    "M3 10h14M14 6.3C13.4 4.8 12 4 10 4 7.6 4 6 5.2 6 7c0 1.1.6 1.9 1.5 2.4M6 13.7c.6 1.5 2 2.3 4 2.3 2.4 0 4-1.2 4-3 0-.6-.2-1.1-.5-1.5",
  table: "M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M10 4.5v11",
  at: `${circle(10, 10, 2.8)}M12.8 7.2v3.6c0 3 4.4 2.6 4.4-.8a7.2 7.2 0 1 0-3 5.9`,
  smile: `${circle(10, 10, 7.2)}M7.5 8v.1M12.5 8v.1M6.8 12c1.6 2 4.8 2 6.4 0`,
  round: `M16 6.2A7 7 0 1 0 17 10M16.6 2.8v3.6H13${circle(10, 10, 1.2)}`,
  stage: "M3 15.5h4v-3.7h4V8h4V4.3h2",
  series: "M3 4.5h5v4.5H3zM12 4.5h5v4.5h-5zM7.5 12.5h5V17h-5zM8 6.7h4M14.5 9v3.2l-2 1.8",
  undo: "M7.5 4 3.5 8l4 4M4 8h7.5a4.5 4.5 0 0 1 0 9H8",
  redo: "M12.5 4l4 4-4 4M16 8H8.5a4.5 4.5 0 0 0 0 9H12",
  markdown: "M3.5 14.5v-9l3 4 3-4v9M14 5.5v8.5M11.5 11.5 14 14.3l2.5-2.8",
  "row-before": "M3 11h14v5H3zM10 3v5M7.5 5.5h5",
  "row-after": "M3 4h14v5H3zM10 12v5M7.5 14.5h5",
  "column-before": "M11 3v14h5V3zM3 10h5M5.5 7.5v5",
  "column-after": "M4 3v14h5V3zM12 10h5M14.5 7.5v5",
  "row-away": "M3 4h14v5H3zM7.5 14.5h5",
  "column-away": "M4 3v14h5V3zM12 10h5",
} as const;

export type IconName = keyof typeof shapes;

export const iconNames = Object.keys(shapes) as IconName[];

/** Icons that point along the line of text: they are turned round where that runs from right to left. */
const directed: ReadonlySet<IconName> = new Set([
  "reply",
  "arrow",
  "bullets",
  "quote",
  "history",
  "undo",
  "redo",
  "column-before",
  "column-after",
]);

/**
 * A drawing beside words, 1.25em wide, in the colour of the text. It is hidden from screen readers: where it stands
 * alone, its button or link carries the words (aria-label).
 */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  const classes = `icon${directed.has(name) ? " icon-directed" : ""}${extra ? ` ${extra}` : ""}`;
  return (
    <svg class={classes} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
