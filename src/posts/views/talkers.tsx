import { personPath } from "../../people/index.ts";
import { AsideBlock, Face, useText } from "../../ui/index.ts";
import type { Talkers as Found } from "../talkers.ts";

/** Who takes part in a talk: faces, with the way to each person. */
export function Talkers({ talkers }: { talkers: Found }) {
  const t = useText();
  const { people, count } = talkers;
  if (people.length === 0) return null;
  return (
    <AsideBlock title={t("post.talkers", { count })}>
      <div class="talkers">
        {people.map((person) => (
          <a href={personPath(person.handle)} title={person.name}>
            <Face id={person.id} name={person.name} picture={person.face} />
            <span class="visually-hidden">{person.name}</span>
          </a>
        ))}
        {count > people.length && <span class="talkers-more">+{count - people.length}</span>}
      </div>
    </AsideBlock>
  );
}
