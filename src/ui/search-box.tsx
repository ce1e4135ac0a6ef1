import { Icon } from "./icon.tsx";
import { useText } from "./text.tsx";

/** Searches by a plain GET with `q`. `label` says what is searched where it is not everything. */
export function SearchBox({
  action = "/search",
  query,
  label,
  fields = {},
}: {
  action?: string;
  query?: string;
  label?: string;
  /** Sent along, as hidden fields: filters that stay. */
  fields?: Record<string, string>;
}) {
  const t = useText();
  const words = label ?? t("ui.search.hint");
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers that are still in use.
    <form class="search-box" role="search" aria-label={words} action={action} method="get">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input
        type="search"
        name="q"
        value={query}
        aria-label={words}
        placeholder={words}
        enterKeyHint="search"
        autoComplete="off"
      />
      <button type="submit" aria-label={t("ui.search")}>
        <Icon name="search" />
      </button>
    </form>
  );
}
