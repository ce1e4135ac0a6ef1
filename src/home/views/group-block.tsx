import { groupPath } from "../../groups/index.ts";
import { AsideBlock, useText } from "../../ui/index.ts";
import type { SuggestedGroup } from "../suggest-groups.ts";

/** The groups that a visitor can look into, beside the talk. */
export function GroupBlock({ groups }: { groups: readonly SuggestedGroup[] }) {
  const t = useText();
  return (
    <AsideBlock title={t("home.visitor.groups")}>
      <ul>
        {groups.map((group) => (
          <li>
            <a href={groupPath(group)}>{group.name}</a>
            {group.purpose && <p class="home-purpose">{group.purpose}</p>}
            <small>{groupFacts(group, t("home.group.members", { count: group.memberCount }))}</small>
          </li>
        ))}
      </ul>
      <p class="home-more">
        <a href="/groups">{t("home.groups.all")}</a>
      </p>
    </AsideBlock>
  );
}

/** Where a group is and how many belong to it, on one line. */
export function groupFacts(group: { readonly region: string }, members: string): string {
  return [group.region, members].filter(Boolean).join(" · ");
}
