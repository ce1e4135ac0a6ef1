import { type GroupOfPerson, groupPath } from "../../groups/index.ts";
import { AsideBlock, Time, useRichText, useText } from "../../ui/index.ts";
import type { Person } from "../find-person.ts";

/** Beside somebody's page: the groups that they and the viewer both know of, and since when they are here. */
export function PersonAside({
  person,
  groups,
  own,
}: {
  person: Person;
  groups: readonly GroupOfPerson[];
  own: boolean;
}) {
  const t = useText();
  const rich = useRichText();
  return (
    <>
      {groups.length > 0 && (
        <AsideBlock title={t(own ? "people.groups.own" : "people.groups")}>
          <ul>
            {groups.map((group) => (
              <li>
                <a href={groupPath(group)}>{group.name}</a>
                {group.role !== "member" && <small>{t(`people.role.${group.role}`)}</small>}
              </li>
            ))}
          </ul>
        </AsideBlock>
      )}
      {person.standing === "active" && (
        <AsideBlock title={t("people.here-since")}>
          <p>{rich("people.here-since.date", { date: <Time at={person.createdAt} form="date" /> })}</p>
        </AsideBlock>
      )}
    </>
  );
}
