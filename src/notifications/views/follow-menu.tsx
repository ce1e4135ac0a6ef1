import { Menu, PostButton, useText } from "../../ui/index.ts";
import { type Level, levels, type Place, placeName } from "../levels.ts";

export interface FollowMenuProps {
  place: Place;
  /** What holds here now; "none" in a thread one takes no part in. */
  level: Level | "none";
  /** What was chosen right here; null where it comes from around. */
  own: Level | null;
  /** Where to come back to. */
  to: string;
  /** Where the list opens: see Menu. */
  side?: "start" | "end";
}

/** What holds in a thread, a group or the community, and the four levels to choose from. Works without scripts. */
export function FollowMenu({ place, level, own, to, side = "start" }: FollowMenuProps) {
  const t = useText();
  const choose = (chosen: Level | "", words: string) => (
    <PostButton
      action="/notices/levels"
      fields={{ place: placeName(place), level: chosen, to }}
      kind="link"
      pressed={chosen === "" ? undefined : chosen === own}
      class="follow-choice"
    >
      <span class="follow-level">{words}</span>
      <span class="follow-means">
        {t(chosen === "" ? `notice.as-around.means.${place.kind}` : `notice.means.${place.kind}.${chosen}`)}
      </span>
    </PostButton>
  );
  return (
    <Menu icon="bell" side={side} label={t("notice.follow.label")} summary={t(`notice.level.${level}`)}>
      {levels.map((one) => choose(one, t(`notice.level.${one}`)))}
      {own !== null && choose("", t(`notice.as-around.${place.kind}`))}
    </Menu>
  );
}
