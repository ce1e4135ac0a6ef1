import { type RailLink, RailNav, useText } from "../../ui/index.ts";
import type { GroupId, Viewer } from "../../viewer/index.ts";
import { groupPath } from "../paths.ts";
import { isSteward, looksAfter } from "../permissions.ts";

export type GroupPlace = "talk" | "members" | "requests" | "invitations" | "edit";

export interface GroupRailProps {
  group: {
    readonly id: GroupId;
    readonly slug: string;
    readonly name: string;
    readonly memberCount?: number;
    /** Requests that wait; shown to those who may answer them. */
    readonly waiting?: number;
  };
  viewer: Viewer;
  /** Where in the group this page is. */
  current?: GroupPlace;
}

/** The group's own block of the left rail: the ways through it, and what waits for those who look after it. */
export function GroupRail({ group, viewer, current }: GroupRailProps) {
  const t = useText();
  const path = groupPath(group);
  const link = (place: GroupPlace, href: string, more: Partial<RailLink> = {}): RailLink => ({
    href,
    label: t(`group.rail.${place}`),
    current: place === current,
    ...more,
  });
  const links = [
    link("talk", path, { icon: "discussion" }),
    link("members", `${path}/members`, { icon: "people", count: group.memberCount }),
  ];
  if (looksAfter(viewer, group.id)) {
    const fresh = group.waiting ? t("group.rail.waiting", { count: group.waiting }) : undefined;
    links.push(
      link("requests", `${path}/requests`, { icon: "question", fresh }),
      link("invitations", `${path}/invitations`, { icon: "mail" }),
    );
  }
  if (isSteward(viewer, group.id)) links.push(link("edit", `${path}/edit`, { icon: "settings" }));
  return <RailNav title={group.name} href={path} links={links} />;
}
