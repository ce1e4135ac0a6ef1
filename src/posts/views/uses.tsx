import { personPath } from "../../people/index.ts";
import type { Use } from "../../reactions/index.ts";
import { Icon, Time, useRichText, useText } from "../../ui/index.ts";

const shownMax = 3;

export interface UsesListProps {
  uses: readonly Use[];
  /** "/posts/42" or "/replies/7": all of them stand with who reacted. */
  path: string;
  /** Whether the viewer may learn who it was. */
  named: boolean;
}

/** What came of a text where people used it, in a sentence each: the first few, and the way to the rest. */
export function UsesList({ uses, path, named }: UsesListProps) {
  const t = useText();
  if (uses.length === 0) return null;
  const rest = uses.length - shownMax;
  return (
    <div class="uses">
      <p class="uses-head">
        <Icon name="check" />
        {t("reaction.uses", { count: uses.length })}
      </p>
      <ul>
        {uses.slice(0, shownMax).map((use) => (
          <UseLine use={use} named={named} />
        ))}
      </ul>
      {rest > 0 && named && <a href={`${path}/reactions`}>{t("reaction.uses.more", { count: rest })}</a>}
    </div>
  );
}

function UseLine({ use, named }: { use: Use; named: boolean }) {
  const t = useText();
  const rich = useRichText();
  const closed = use.standing === "closed";
  const name = closed ? (
    t("post.former-member")
  ) : named ? (
    <a href={personPath(use.handle)}>{use.name}</a>
  ) : (
    t("reaction.uses.somebody")
  );
  return (
    <li>
      <span class="use-words">{use.words}</span>{" "}
      <span class="use-facts">{rich("reaction.uses.by", { name, time: <Time at={use.at} /> })}</span>
    </li>
  );
}
