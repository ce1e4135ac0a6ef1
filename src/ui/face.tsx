export interface FaceProps {
  /** Decides the colour, so that a person keeps theirs. */
  id: string;
  name: string;
  /** Address of a square picture. One that ends in /128.webp is there as /64.webp too, for screens of one dot a pixel. */
  picture?: string | null;
  size?: "small" | "medium" | "large";
}

/** A person's picture, or their initials on a colour of their own. It is decoration: the name stands beside it. */
export function Face({ id, name, picture, size = "medium" }: FaceProps) {
  const pixels = { small: 28, medium: 40, large: 96 }[size];
  if (picture) {
    return (
      <img
        class={`face face-${size}`}
        src={picture}
        srcset={picture.replace(/^(.+)\/128\.webp$/, "$1/64.webp 64w, $1/128.webp 128w")}
        sizes={`${pixels}px`}
        alt=""
        width={pixels}
        height={pixels}
        loading="lazy"
        decoding="async"
      />
    );
  }
  return (
    <span class={`face face-${size} tone-${toneOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first letters of the first and the last name, whole: a macron or an emoji made of parts is not cut. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word = "") => firstLetter(word).toUpperCase()).join("") || "?";
}

/** A Latin letter that no mark follows: nearly every name begins with one, and a page shows some dozens of faces. */
const plainStart = /^[A-Za-z\u00c0-\u024f](?=[A-Za-z\u00c0-\u024f'’.-]|$)/;

function firstLetter(word: string): string {
  return plainStart.exec(word)?.[0] ?? graphemes.segment(word).containing(0)?.segment ?? "";
}

/** One of eight colours, 1 to 8, the same for the same id every time (FNV-1a). */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return ((hash >>> 0) % 8) + 1;
}
