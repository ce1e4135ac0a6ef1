import { Button, Empty, useText } from "../../ui/index.ts";
import type { Found } from "../search.ts";
import { searchAddress } from "../search-address.ts";

/** Before anything is searched: what can be found, and how to say what one means. */
export function HowToSearch() {
  const t = useText();
  return (
    <section class="search-how" aria-labelledby="search-how">
      <h2 id="search-how">{t("search.how.title")}</h2>
      <p>{t("search.how.what")}</p>
      <dl>
        {(["quotes", "minus", "or", "macrons"] as const).map((way) => (
          <div>
            <dt>
              <a href={searchAddress({ words: t(`search.how.${way}.example`) })}>
                <kbd>{t(`search.how.${way}.example`)}</kbd>
              </a>
            </dt>
            <dd>{t(`search.how.${way}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What to try next where nothing was found. */
export function NothingFound({ found, logIn }: { found: Found; logIn?: string }) {
  const t = useText();
  const { words, only, tooCommon, page } = found;
  if (page > 1) {
    return (
      <Empty
        icon="search"
        title={t("search.end.title")}
        action={<Button href={searchAddress({ words, in: only?.key })}>{t("search.end.first-page")}</Button>}
      />
    );
  }
  return (
    <Empty
      icon="search"
      title={t(tooCommon ? "search.common.title" : "search.nothing.title", { words })}
      action={
        <>
          {only && <Button href={searchAddress({ words })}>{t("search.nothing.everywhere")}</Button>}
          {logIn && <Button href={logIn}>{t("search.nothing.log-in")}</Button>}
          <Button href="/groups">{t("search.nothing.groups")}</Button>
          <Button href="/people">{t("search.nothing.people")}</Button>
        </>
      }
    >
      <p>{t(tooCommon ? "search.common.hint" : "search.nothing.hint")}</p>
    </Empty>
  );
}
