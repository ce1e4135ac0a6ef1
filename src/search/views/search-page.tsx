import { highlight, snippet } from "../../platform/text/index.ts";
import {
  Button,
  List,
  ListRow,
  Notice,
  PageHead,
  Pagination,
  SearchBox,
  Tabs,
  Time,
  useText,
} from "../../ui/index.ts";
import type { Found, FoundPart } from "../search.ts";
import { searchAddress } from "../search-address.ts";
import type { Hit, SearchSource } from "../sources.ts";
import { Marked } from "./marked.tsx";
import { HowToSearch, NothingFound } from "./no-results.tsx";

export interface SearchPageProps {
  found: Found;
  /** All that can be searched, in the order of the screen. */
  sources: readonly SearchSource[];
  /** The way to log in and back, for a visitor. */
  logIn?: string;
}

/** The search page: the box, and under it what was found, or how to go about it. */
export function SearchPage({ found, sources, logIn }: SearchPageProps) {
  const t = useText();
  const { words, only, parts } = found;
  return (
    <div class="search-page">
      <PageHead title={t("search.title")} />
      <SearchBox query={words} fields={only ? { in: only.key } : {}} />
      {words === "" ? (
        <HowToSearch />
      ) : (
        <>
          <SourceTabs found={found} sources={sources} />
          {parts.length > 0 && found.manner === "some" && (
            <Notice>
              <p>{t("search.some-words")}</p>
            </Notice>
          )}
          {parts.map((part) => (
            <Part part={part} found={found} />
          ))}
          {parts.length === 0 && <NothingFound found={found} logIn={logIn} />}
        </>
      )}
    </div>
  );
}

function SourceTabs({ found, sources }: Pick<SearchPageProps, "found" | "sources">) {
  const t = useText();
  const { words, only } = found;
  return (
    <Tabs
      label={t("search.where")}
      tabs={[
        { href: searchAddress({ words }), label: t("search.everything"), current: only === null },
        ...sources.map(({ key, nameKey }) => ({
          href: searchAddress({ words, in: key }),
          label: t(nameKey),
          current: only?.key === key,
        })),
      ]}
    />
  );
}

/** What one source found: a few with the way to more, or a page of all. */
function Part({ part, found }: { part: FoundPart; found: Found }) {
  const t = useText();
  const { words, only, page } = found;
  const { key, nameKey } = part.source;
  const name = t(nameKey);
  return (
    <section class="search-part" aria-labelledby={`found-${key}`}>
      <h2 id={`found-${key}`} class={only ? "visually-hidden" : undefined}>
        {name}
      </h2>
      <List>
        {part.hits.map((hit) => (
          <HitRow hit={hit} words={words} />
        ))}
      </List>
      {!only && part.more && (
        <p>
          <Button small href={searchAddress({ words, in: key })} icon="arrow">
            {t("search.more", { source: name })}
          </Button>
        </p>
      )}
      {only && (
        <Pagination
          page={page}
          pages={part.more ? page + 1 : page}
          href={(other) => searchAddress({ words, in: key, page: other })}
        />
      )}
    </section>
  );
}

const snippetLength = 170;

function HitRow({ hit, words }: { hit: Hit; words: string }) {
  const { path, title, text, context, at, person } = hit;
  return (
    <ListRow
      href={path}
      title={<Marked segments={highlight(title, words)} />}
      person={person}
      excerpt={text && <Marked segments={snippet(text, words, snippetLength)} />}
      facts={
        <>
          {context}
          {at && context && " · "}
          {at && <Time at={at} form="short" />}
        </>
      }
    />
  );
}
