import { Badge, Icon, TagList, Time, useRichText, useText } from "../../ui/index.ts";
import type { GroupNode } from "../list-groups.ts";
import { groupPath } from "../paths.ts";
import { wayIn } from "../permissions.ts";
import { excerptOf } from "../purpose.ts";
import { directoryPath } from "./directory-path.ts";
import { GroupTile } from "./group-tile.tsx";

export interface GroupListProps {
  groups: readonly GroupNode[];
  label: string;
  /** They stand under the group that they are part of, so that need not be said. */
  inside?: boolean;
}

/** Groups one under the other; those inside a group are folded away under it. */
export function GroupList({ groups, label, inside }: GroupListProps) {
  return (
    <ul class="group-list" aria-label={label}>
      {groups.map((group) => (
        <li>
          <GroupLine group={group} inside={inside} />
          {group.inside.length > 0 && <Inside group={group} />}
        </li>
      ))}
    </ul>
  );
}

function Inside({ group }: { group: GroupNode }) {
  const t = useText();
  return (
    <details class="group-fold">
      <summary>
        <Icon name="chevron" />
        {t("group.directory.inside", { count: countInside(group) })}
      </summary>
      <GroupList inside groups={group.inside} label={t("group.directory.inside-of", { group: group.name })} />
    </details>
  );
}

function GroupLine({ group, inside }: { group: GroupNode; inside?: boolean }) {
  const t = useText();
  const rich = useRichText();
  const facts = [
    !inside && group.parentName && t("group.directory.part-of", { group: group.parentName }),
    group.region,
    t("group.members", { count: group.memberCount }),
    t(`group.joining.${wayIn(group)}`),
  ].filter(Boolean);
  return (
    <article class="group-line">
      <GroupTile group={group} />
      <div>
        <h2 class="group-line-name">
          <a href={groupPath(group)}>{group.name}</a>
          {group.role && <Badge kind="role">{t(`group.role.${group.role}`)}</Badge>}
          {group.visibility === "members" && <Badge icon="lock">{t("group.seen-by.members")}</Badge>}
          {group.archivedAt && <Badge>{t("group.archived")}</Badge>}
        </h2>
        {group.purposeHtml && <p class="group-line-purpose">{excerptOf(group)}</p>}
        <p class="group-line-facts">
          {facts.join(" · ")}
          {group.latestAt && <> · {rich("group.latest", { time: <Time at={group.latestAt} /> })}</>}
        </p>
        <TagList tags={group.tags} href={(tag) => directoryPath({ tag })} />
      </div>
    </article>
  );
}

const countInside = (group: GroupNode): number =>
  group.inside.reduce((sum, child) => sum + 1 + countInside(child), 0);
