import type { ComponentChildren } from "preact";
import { Face, SearchBox, useText } from "../../ui/index.ts";
import type { Reachable } from "../reachable.ts";

export interface WhoPickerProps {
  /** Where the search is sent. */
  action: string;
  letters: string;
  /** Kept while one searches. */
  fields: Record<string, string>;
  offered: readonly Reachable[];
  /** What brings this person in: a link or a button. */
  choose: (person: Reachable) => ComponentChildren;
}

/** People whom one may write to, to choose from: the first of them, or those of a name. */
export function WhoPicker({ action, letters, fields, offered, choose }: WhoPickerProps) {
  const t = useText();
  return (
    <div class="conversation-picker">
      <SearchBox action={action} query={letters} label={t("conversation.people.search")} fields={fields} />
      {offered.length > 0 ? (
        <ul>
          {offered.map((person) => (
            <li>
              <Face id={person.id} name={person.name} picture={person.face} size="small" />
              <span class="conversation-picker-name">
                {person.name} <small class="soft">@{person.handle}</small>
              </span>
              {choose(person)}
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft">{t(letters ? "conversation.people.none-found" : "conversation.people.none-here")}</p>
      )}
      <p class="soft small">{t("conversation.people.who")}</p>
    </div>
  );
}
