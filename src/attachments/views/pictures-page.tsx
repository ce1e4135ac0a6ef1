import { Button, Empty, OlderNewer, PageHead, SearchBox, useText } from "../../ui/index.ts";
import { markdownLine } from "../markdown-line.ts";
import type { Variant } from "../tables.ts";
import { type Credited, CreditLine } from "./credit-line.tsx";
import { variantPath } from "./picture.tsx";

export interface PicturesPageProps {
  pictures: readonly (Credited & {
    readonly id: string;
    readonly name: string;
    readonly alt: string;
    readonly variants: readonly Variant[];
  })[];
  q: string;
  page: number;
  more: boolean;
}

/** Pictures that may be used again, each with the line that puts it into a text. */
export function PicturesPage({ pictures, q, page, more }: PicturesPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("attachment.pictures")}
        lead={t("attachment.pictures.lead")}
        actions={
          <Button kind="primary" href="/attachments/new" icon="plus">
            {t("attachment.new")}
          </Button>
        }
      />
      <SearchBox action="/pictures" query={q} label={t("attachment.pictures.search")} />
      {pictures.length === 0 ? (
        <Empty
          icon="picture"
          title={t(q ? "attachment.pictures.none-found" : "attachment.pictures.none")}
          action={
            <Button href={q ? "/pictures" : "/attachments/new"}>
              {t(q ? "attachment.pictures.all" : "attachment.new")}
            </Button>
          }
        >
          <p>{t("attachment.pictures.none.hint")}</p>
        </Empty>
      ) : (
        <ul class="picture-grid">
          {pictures.map((picture) => (
            <PictureCard picture={picture} />
          ))}
        </ul>
      )}
      <OlderNewer
        newer={page > 1 ? pagePath(q, page - 1) : undefined}
        older={more ? pagePath(q, page + 1) : undefined}
      />
    </>
  );
}

function PictureCard({ picture }: { picture: PicturesPageProps["pictures"][number] }) {
  const t = useText();
  const small = picture.variants.find((variant) => variant.format === "webp");
  const name = picture.title || picture.alt || picture.name;
  return (
    <li class="picture-card">
      <figure>
        <a href={`/attachments/${picture.id}`}>
          {small && (
            <img
              src={variantPath(picture.id, small)}
              alt={picture.alt || picture.name}
              width={small.width}
              height={small.height}
              loading="lazy"
              decoding="async"
            />
          )}
        </a>
        <CreditLine credit={picture} t={t} />
      </figure>
      <weft-copy data-text={markdownLine(picture)} data-done={t("attachment.copied")}>
        <Button small href={`/attachments/${picture.id}`} aria-label={t("attachment.use.named", { name })}>
          {t("attachment.use")}
        </Button>
      </weft-copy>
    </li>
  );
}

function pagePath(q: string, page: number): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(page > 1 ? { page: String(page) } : {}) });
  return query.size > 0 ? `/pictures?${query}` : "/pictures";
}
