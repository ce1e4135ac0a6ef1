import type { ComponentChildren } from "preact";
import { intlTag } from "./intl-tag.ts";
import { useLocale } from "./text.tsx";

/** A number with what it counts, in the viewer's way of writing numbers. Put several into `<Stats>`. */
export function Stat({ value, label, href }: { value: number | string; label: string; href?: string }) {
  const { language } = useLocale();
  const shown = typeof value === "number" ? value.toLocaleString(intlTag(language)) : value;
  return (
    <div class="stat">
      <dt>{href ? <a href={href}>{label}</a> : label}</dt>
      <dd>{shown}</dd>
    </div>
  );
}

/** Stats beside each other. */
export function Stats({ children }: { children: ComponentChildren }) {
  return <dl class="stats">{children}</dl>;
}
