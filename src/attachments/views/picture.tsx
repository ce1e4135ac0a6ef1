import type { Translate } from "../../platform/languages/index.ts";
import type { Variant } from "../tables.ts";
import { type Credited, CreditLine } from "./credit-line.tsx";

export interface ShownPicture extends Credited {
  readonly id: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly variants: readonly Variant[];
}

/** The address of one size of a picture. */
export function variantPath(id: string, variant: Pick<Variant, "width" | "format">): string {
  return `/pictures/${id}/${variant.width}.${variant.format}`;
}

const sizes = "(min-width: 50rem) 44rem, 100vw";

/** A picture in a text, in the size that fits the screen, with its credit. Its place is kept before it is there. */
export function Picture({ attachment, t }: { attachment: ShownPicture; t: Translate }) {
  const { id, variants } = attachment;
  const of = (format: Variant["format"]) => variants.filter((variant) => variant.format === format);
  const srcset = (format: Variant["format"]) =>
    of(format)
      .map((variant) => `${variantPath(id, variant)} ${variant.width}w`)
      .join(", ");
  const fallback = of("webp").at(-1) ?? variants.at(-1);
  if (!fallback) return null;
  return (
    <figure class="picture">
      <picture>
        {of("avif").length > 0 && <source type="image/avif" srcset={srcset("avif")} sizes={sizes} />}
        <img
          src={variantPath(id, of("webp")[0] ?? fallback)}
          srcset={srcset("webp")}
          sizes={sizes}
          alt={attachment.alt}
          width={attachment.width ?? fallback.width}
          height={attachment.height ?? fallback.height}
          loading="lazy"
          decoding="async"
        />
      </picture>
      <CreditLine credit={attachment} t={t} />
    </figure>
  );
}
