import type { ComponentChildren } from "preact";

/** One component under its name. */
export function Specimen({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="section stack" id={name.toLowerCase().replaceAll(/\W+/g, "-")} aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}
