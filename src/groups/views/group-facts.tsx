import { Icon, type IconName, useText } from "../../ui/index.ts";
import type { Group } from "../find-group.ts";
import { wayIn } from "../permissions.ts";

/** Where a group is, who may see it and how one joins, in one quiet line. */
export function GroupFacts({
  group,
}: {
  group: Pick<Group, "region" | "visibility" | "joining" | "memberCount">;
}) {
  const t = useText();
  const facts: [IconName, string][] = [
    [group.visibility === "everyone" ? "globe" : "lock", t(`group.seen-by.${group.visibility}`)],
    ["people", t("group.members", { count: group.memberCount })],
    ["arrow", t(`group.joining.${wayIn(group)}`)],
  ];
  return (
    <span class="group-facts">
      {group.region && <span>{group.region}</span>}
      {facts.map(([icon, words]) => (
        <span>
          <Icon name={icon} />
          {words}
        </span>
      ))}
    </span>
  );
}
