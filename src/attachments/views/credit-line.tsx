import type { Translate } from "../../platform/languages/index.ts";
import { findLicence } from "../licences.ts";

export interface Credited {
  readonly title: string;
  readonly author: string;
  readonly sourceUrl: string;
  readonly licence: string;
}

/** The caption of a picture: what it is, who made it, under which licence ("Photo: A. Author, CC BY 4.0"). */
export function CreditLine({ credit, t }: { credit: Credited; t: Translate }) {
  const licence = findLicence(credit.licence);
  if (!credit.title && !credit.author && !licence) return null;
  const author = credit.author && t("attachment.credit.by", { author: credit.author });
  const words = licence && (licence.short || t(licence.nameKey));
  return (
    <figcaption class="credit">
      {credit.title && <span class="credit-title">{credit.title}. </span>}
      {author &&
        (credit.sourceUrl ? (
          <a href={credit.sourceUrl} rel="nofollow noopener">
            {author}
          </a>
        ) : (
          author
        ))}
      {author && words && ", "}
      {licence &&
        (licence.url ? (
          <a href={licence.url} rel="license noopener">
            {words}
          </a>
        ) : (
          words
        ))}
    </figcaption>
  );
}
