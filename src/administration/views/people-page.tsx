import type { AdministeredPerson } from "../../people/index.ts";
import { Button, Empty, List, PageHead, Pagination, SearchBox, Tabs, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import { type AccountFilter, accountShows, peoplePath } from "../people-path.ts";
import { AccountLine } from "./account-line.tsx";
import { WaitingPeople } from "./waiting-people.tsx";

export interface PeoplePageProps {
  viewer: Viewer;
  waiting: readonly AdministeredPerson[];
  people: readonly AdministeredPerson[];
  pages: number;
  /** Of the word that goes with an answer, in characters. */
  wordLengthMax: number;
  filter: AccountFilter;
}

/** Who waits for an account, and everybody who has one: found by name or address, kept out, let back, made administrators. */
export function PeoplePage({ viewer, waiting, wordLengthMax, people, pages, filter }: PeoplePageProps) {
  const t = useText();
  const { page, words, show } = filter;
  return (
    <div class="accounts">
      <PageHead title={t("administration.place.people")} />
      <WaitingPeople people={waiting} wordLengthMax={wordLengthMax} />
      <SearchBox
        action="/administration/people"
        query={words}
        label={t("administration.people.search")}
        fields={show === "all" ? {} : { show }}
      />
      <Tabs
        label={t("administration.people.show")}
        tabs={accountShows.map((one) => ({
          href: peoplePath({ words, show: one }),
          label: t(`administration.people.show.${one}`),
          current: one === show,
        }))}
      />
      <h2 class="visually-hidden">{t(`administration.people.show.${show}`)}</h2>
      {people.length > 0 ? (
        <List label={t("administration.place.people")}>
          {people.map((account) => (
            <AccountLine account={account} viewer={viewer} />
          ))}
        </List>
      ) : (
        <div class="section">
          <Empty
            icon="people"
            title={t("administration.people.none")}
            action={<Button href={peoplePath()}>{t("administration.people.show-all")}</Button>}
          />
        </div>
      )}
      <Pagination page={page} pages={pages} href={(other) => peoplePath({ ...filter, page: other })} />
    </div>
  );
}
