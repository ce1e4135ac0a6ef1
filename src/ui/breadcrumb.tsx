import { useText } from "./text.tsx";

export interface Crumb {
  label: string;
  /** Left out for the place one is at. */
  href?: string;
}

/** The way from the top to here. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useText();
  return (
    <nav class="breadcrumb" aria-label={t("ui.breadcrumb")}>
      <ol>
        {crumbs.map(({ href, label }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
