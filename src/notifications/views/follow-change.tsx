import { PostButton, useText } from "../../ui/index.ts";
import { type Level, type Place, placeName } from "../levels.ts";

export interface FollowChangeProps {
  less: { readonly place: Place; readonly level: Level };
  group: string;
  to: string;
}

/** The one press that ends notices like one of these. */
export function FollowChange({ less, group, to }: FollowChangeProps) {
  const t = useText();
  return (
    <>
      <p class="soft">{t(`notice.means.${less.place.kind}.${less.level}`)}</p>
      <PostButton action="/notices/levels" fields={{ place: placeName(less.place), level: less.level, to }}>
        {t(`notice.less.${less.place.kind}.${less.level}`, { group })}
      </PostButton>
    </>
  );
}
