/** Our own drawings, carried in the program as text. */
const files = import.meta.glob<string>("./*.svg", { query: "?raw", import: "default", eager: true });

/** The drawing of that name, as SVG. @throws where there is none: the data would be wrong. */
export function drawing(name: string): string {
  const svg = files[`./${name}.svg`];
  if (!svg) throw new Error(`The example has no drawing "${name}".`);
  return svg;
}
