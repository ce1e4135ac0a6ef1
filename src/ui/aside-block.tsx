import type { ComponentChildren } from "preact";

/** One block of the right rail: related posts, people, the next gathering. */
export function AsideBlock({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="aside-block" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
