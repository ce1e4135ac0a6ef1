import { intlTag } from "../../ui/index.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size as people say it: "340 kB", "1.2 GB". */
export function sizeWords(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return new Intl.NumberFormat(intlTag(language), {
    style: "unit",
    unit: units[step] ?? "byte",
    maximumFractionDigits: bytes < 10 * 1000 ** step ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
