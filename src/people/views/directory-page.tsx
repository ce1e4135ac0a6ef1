import { Button, Empty, Face, Field, Form, PageHead, Pagination, Select, useText } from "../../ui/index.ts";
import type { DirectoryChoices } from "../directory-choices.ts";
import type { PeopleFilter, PeopleFound, PersonRow } from "../list-people.ts";
import { personPath } from "../person-path.ts";

export interface DirectoryPageProps {
  found: PeopleFound;
  choices: DirectoryChoices;
  filter: PeopleFilter;
  visitor: boolean;
}

/** Who is here: everyone who is active, to look through, search and filter. */
export function DirectoryPage({ found, choices, filter, visitor }: DirectoryPageProps) {
  const t = useText();
  const filtered = Boolean(filter.words || filter.region || filter.organisation || filter.interest);
  return (
    <>
      <PageHead
        title={t("people.directory")}
        lead={t("people.directory.lead")}
        facts={
          <>
            {t(filtered ? "people.directory.found" : "people.directory.count", { count: found.count })}
            {visitor && ` · ${t("people.directory.visitor")}`}
          </>
        }
      />
      <Filters filter={filter} choices={choices} filtered={filtered} />
      {found.people.length > 0 ? (
        <ul class="people" aria-label={t("people.directory")}>
          {found.people.map((person) => (
            <PersonCard person={person} />
          ))}
        </ul>
      ) : (
        <Empty
          icon="people"
          title={t("people.directory.none.title")}
          action={<Button href="/people">{t("people.directory.all")}</Button>}
        >
          <p>{t("people.directory.none.text")}</p>
        </Empty>
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        href={(page) => directoryPath(filter, page)}
        label={t("people.directory")}
      />
    </>
  );
}

function Filters({
  filter,
  choices,
  filtered,
}: {
  filter: PeopleFilter;
  choices: DirectoryChoices;
  filtered: boolean;
}) {
  const t = useText();
  const filters = [
    { name: "region", all: choices.regions, value: filter.region },
    { name: "organisation", all: choices.organisations, value: filter.organisation },
    { name: "interest", all: choices.interests, value: filter.interest },
  ].filter(({ all }) => all.length > 0);
  return (
    <Form action="/people" method="get" shape="row" class="people-filters">
      <Field
        name="words"
        type="search"
        label={t("people.directory.words")}
        labelHidden
        placeholder={t("people.directory.words")}
        value={filter.words}
        maxlength={100}
        autocomplete="off"
      />
      {filters.map(({ name, all, value }) => (
        <Select
          name={name}
          label={t(`people.field.${name === "interest" ? "interests" : name}`)}
          labelHidden
          none={t(`people.directory.all-${name}`)}
          choices={all.map((one) => ({ value: one.value, label: `${one.value} (${one.count})` }))}
          value={value}
          submits
        />
      ))}
      <div class="form-actions">
        <Button icon="search">{t("people.directory.show")}</Button>
        {filtered && (
          <Button kind="link" href="/people">
            {t("people.directory.all")}
          </Button>
        )}
      </div>
    </Form>
  );
}

const interestsShown = 4;

function PersonCard({ person }: { person: PersonRow }) {
  const place = [person.organisation, person.region].filter(Boolean).join(" · ");
  return (
    <li class="person-card">
      <Face id={person.id} name={person.name} picture={person.face} />
      <div class="person-card-words">
        <h2 class="person-card-name" dir="auto">
          <a href={personPath(person.handle)}>{person.name}</a>
        </h2>
        {person.occupation && <p dir="auto">{person.occupation}</p>}
        {place && (
          <p class="soft small" dir="auto">
            {place}
          </p>
        )}
        {person.interests.length > 0 && (
          <p class="person-card-interests" dir="auto">
            {person.interests.slice(0, interestsShown).join(", ")}
          </p>
        )}
      </div>
    </li>
  );
}

function directoryPath({ words, region, organisation, interest }: PeopleFilter, page: number): string {
  const asked = Object.entries({ words, region, organisation, interest, page: page > 1 ? String(page) : "" });
  const query = new URLSearchParams(asked.filter(([, value]) => value !== ""));
  return query.size > 0 ? `/people?${query}` : "/people";
}
