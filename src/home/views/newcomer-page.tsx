import { Button, Empty, PageHead, useText } from "../../ui/index.ts";
import type { SuggestedGroup } from "../suggest-groups.ts";
import { GroupCards } from "./group-cards.tsx";

export interface NewcomerPageProps {
  name: string;
  groups: readonly SuggestedGroup[];
  /** May make a group: for the very first of a community. */
  mayMakeGroup: boolean;
}

/** Home of somebody who belongs to no group yet: the first step is to find one. */
export function NewcomerPage({ name, groups, mayMakeGroup }: NewcomerPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("home.newcomer.title", { name })}
        lead={t(groups.length > 0 ? "home.newcomer.lead" : "home.newcomer.lead-no-groups")}
      />
      {groups.length > 0 ? (
        <section aria-labelledby="home-join">
          <h2 id="home-join">{t("home.newcomer.groups")}</h2>
          <GroupCards groups={groups} />
          <p class="home-more">
            <a href="/groups">{t("home.groups.all")}</a>
          </p>
        </section>
      ) : (
        <Empty
          icon="group"
          title={t("home.newcomer.no-groups")}
          action={
            mayMakeGroup && (
              <Button kind="primary" href="/groups/new">
                {t("home.newcomer.make-group")}
              </Button>
            )
          }
        >
          <p>{t(mayMakeGroup ? "home.newcomer.no-groups-make" : "home.newcomer.no-groups-wait")}</p>
        </Empty>
      )}
    </>
  );
}
