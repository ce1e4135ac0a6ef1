import { groupPath, membershipPath } from "../../groups/index.ts";
import { Button, Card, Cards, PostButton, useText } from "../../ui/index.ts";
import type { SuggestedGroup } from "../suggest-groups.ts";
import { groupFacts } from "./group-block.tsx";

/** Groups to join, each with the step in. */
export function GroupCards({ groups }: { groups: readonly SuggestedGroup[] }) {
  const t = useText();
  return (
    <Cards>
      {groups.map((group) => (
        <Card
          title={group.name}
          href={groupPath(group)}
          facts={groupFacts(group, t("home.group.members", { count: group.memberCount }))}
          foot={<WayIn group={group} />}
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
