/** Warp: three threads that stand still. Weft: one thread that goes through them, turns, and comes back. */
const warp = "M8 3v5M8 14v15M15.5 3v15M15.5 24v5M23 3v5M23 14v15";
const weft = "M2 11h10.5M18.5 11H26a5 5 0 0 1 .3 10M20 21h-9M5 21H2";

/** The mark of Weft, in the colours of the theme. Its words stand beside it. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg class="mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path class="mark-warp" d={warp} />
      <path class="mark-weft" d={weft} />
    </svg>
  );
}

/** The mark and the community's name, as the link home. */
export function Brand({ name, href = "/" }: { name: string; href?: string }) {
  return (
    <a class="brand" href={href}>
      <Mark />
      <span class="brand-name">{name}</span>
    </a>
  );
}

/** The mark as a file of its own (browser tab, mails): paper behind, so that it stands on light and dark. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#fbf8f2"/><g fill="none" stroke-width="3.6"><path stroke="#0b5d57" d="${warp}"/><path stroke="#c98a0c" d="${weft}"/></g></svg>`;
