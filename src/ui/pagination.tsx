import { Icon } from "./icon.tsx";
import { useText } from "./text.tsx";

export interface PaginationProps {
  /** Counted from 1. */
  page: number;
  pages: number;
  /** Address of a page. */
  href: (page: number) => string;
  /** What is turned over, for screen readers: "Replies". */
  label?: string;
}

/** Numbers of the pages, folded where they are many, with the neighbours before and after. Nothing for a single page. */
export function Pagination({ page, pages, href, label }: PaginationProps) {
  const t = useText();
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={label ?? t("ui.pages")}>
      {page > 1 && (
        <a class="pagination-step" rel="prev" href={href(page - 1)}>
          <Icon name="arrow" class="icon-back" />
          {t("ui.pages.previous")}
        </a>
      )}
      <ul>
        {foldedPages(page, pages).map((number) => (
          <li>
            {number === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a
                href={href(number)}
                aria-current={number === page ? "page" : undefined}
                aria-label={t("ui.pages.page", { page: number })}
              >
                {number}
              </a>
            )}
          </li>
        ))}
      </ul>
      {page < pages && (
        <a class="pagination-step pagination-next" rel="next" href={href(page + 1)}>
          {t("ui.pages.next")}
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}

/** Addresses of the pages before and after in lists that are not counted. */
export function OlderNewer({ older, newer }: { older?: string | null; newer?: string | null }) {
  const t = useText();
  if (!older && !newer) return null;
  return (
    <nav class="pagination" aria-label={t("ui.pages")}>
      {newer && (
        <a class="pagination-step" rel="prev" href={newer}>
          <Icon name="arrow" class="icon-back" />
          {t("ui.pages.newer")}
        </a>
      )}
      {older && (
        <a class="pagination-step pagination-next" rel="next" href={older}>
          {t("ui.pages.older")}
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}

/** The first, the last, and those around the page; null stands for those left out. */
export function foldedPages(page: number, pages: number): (number | null)[] {
  const shown = new Set(
    [1, 2, page - 1, page, page + 1, pages - 1, pages].filter((number) => number >= 1 && number <= pages),
  );
  if (pages <= 7) for (let number = 1; number <= pages; number++) shown.add(number);
  const folded: (number | null)[] = [];
  let before = 0;
  for (const number of [...shown].sort((a, b) => a - b)) {
    if (number === before + 2) folded.push(before + 1);
    else if (number > before + 1) folded.push(null);
    folded.push(number);
    before = number;
  }
  return folded;
}
