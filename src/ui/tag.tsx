import type { ComponentChildren } from "preact";

/** One tag, as a link where it leads to something. */
export function Tag({ href, children }: { href?: string; children: ComponentChildren }) {
  return href ? (
    <a class="tag" href={href} rel="tag">
      {children}
    </a>
  ) : (
    <span class="tag">{children}</span>
  );
}
