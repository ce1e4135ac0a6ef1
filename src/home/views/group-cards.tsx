import { groupPath, membershipPath } from "../../groups/index.ts";
import { Button, Card, Cards, PostButton, useText } from "../../ui/index.ts";
import type { SuggestedGroup } from "../suggest-groups.ts";

/** Groups to look into. `joinable` puts the step in on each card. */
export function GroupCards({ groups, joinable }: { groups: readonly SuggestedGroup[]; joinable?: boolean }) {
  const t = useText();
  return (
    <Cards>
      {groups.map((group) => (
        <Card
          title={group.name}
          href={groupPath(group)}
          facts={[group.region, t("home.group.members", { count: group.memberCount })]
            .filter(Boolean)
            .join(" · ")}
          foot={joinable && <WayIn group={group} />}
        >
          {group.purpose && <p>{group.purpose}</p>}
        </Card>
      ))}
    </Cards>
  );
}

function WayIn({ group }: { group: SuggestedGroup }) {
  const t = useText();
  if (group.joining === "ask") {
    return (
      <Button small href={groupPath(group)}>
        {t("home.group.ask")}
      </Button>
    );
  }
  return (
    <PostButton small kind="primary" action={membershipPath(group)} fields={{ to: groupPath(group) }}>
      {t("home.group.join")}
    </PostButton>
  );
}
