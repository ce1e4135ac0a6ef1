import { AsideBlock, useText } from "../../ui/index.ts";
import type { Level, Place } from "../levels.ts";
import type { Standing } from "../thread-standing.ts";
import { FollowMenu } from "./follow-menu.tsx";

/** Beside a thread: what the viewer is told of it and why, and the way to change that. */
export function FollowThread({ postId, standing, to }: { postId: number; standing: Standing; to: string }) {
  const t = useText();
  const { level, from, own } = standing;
  return (
    <Block
      place={{ kind: "post", postId }}
      words={`${t(`notice.stands.post.${level}`)} ${t(`notice.from.${from}`)}`}
      {...{ level, own, to }}
    />
  );
}

export interface FollowGroupProps {
  groupId: number;
  level: Level;
  from: "group" | "community" | "default";
  to: string;
}

/** Beside a group: what the viewer is told of its talk, and the way to change that. */
export function FollowGroup({ groupId, level, from, to }: FollowGroupProps) {
  const t = useText();
  return (
    <Block
      place={{ kind: "group", groupId }}
      words={`${t(`notice.means.group.${level}`)} ${t(`notice.from.${from}`)}`}
      own={from === "group" ? level : null}
      {...{ level, to }}
    />
  );
}

interface BlockProps {
  place: Place;
  level: Level | "none";
  own: Level | null;
  words: string;
  to: string;
}

function Block({ words, ...menu }: BlockProps) {
  const { place } = menu;
  const t = useText();
  return (
    <AsideBlock title={t("notice.follow.title")}>
      <div class="follow stack">
        <FollowMenu {...menu} />
        <p class="small soft">{words}</p>
        {place.kind === "post" && (
          <p class="small">
            <a href={`/notices/threads/${place.postId}`}>{t("notice.why-thread.link")}</a>
          </p>
        )}
        <p class="small">
          <a href="/settings/notices">{t("notice.follow.all")}</a>
        </p>
      </div>
    </AsideBlock>
  );
}
