import { Breadcrumb, PageHead, type Tab, Tabs, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import { groupPath } from "../paths.ts";
import { looksAfter } from "../permissions.ts";

export type PeoplePlace = "members" | "requests" | "invitations" | "bars";

/** The head of the pages about who belongs to a group, with the ways between them for those who look after it. */
export function PeopleHead({
  group,
  viewer,
  current,
}: {
  group: FoundGroup;
  viewer: Viewer;
  current: PeoplePlace;
}) {
  const t = useText();
  const tab = (place: PeoplePlace, count?: number): Tab => ({
    href: `${groupPath(group)}/${place}`,
    label: t(`group.rail.${place}`),
    current: place === current,
    count,
  });
  return (
    <>
      <PageHead
        title={t(`group.rail.${current}`)}
        crumbs={<Breadcrumb crumbs={[{ label: group.name, href: groupPath(group) }]} />}
      />
      {looksAfter(viewer, group.id) && (
        <Tabs
          label={t("group.people")}
          tabs={[
            tab("members", group.memberCount),
            tab("requests", group.waiting || undefined),
            tab("invitations"),
            tab("bars"),
          ]}
        />
      )}
    </>
  );
}
