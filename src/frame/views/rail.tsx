import { groupPath } from "../../groups/index.ts";
import { RailNav, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";

export interface RailProps {
  viewer: Viewer;
  path: string;
  /** The viewer's own groups. */
  groups: readonly { readonly slug: string; readonly name: string }[];
}

/** The left rail that every page has: the ways through the community, and the viewer's groups. */
export function Rail({ viewer, path, groups }: RailProps) {
  const t = useText();
  const here = path.split("?")[0];
  return (
    <>
      <RailNav
        title={t("frame.community")}
        links={[
          { href: "/", label: t("frame.home"), icon: "discussion", current: here === "/" },
          { href: "/groups", label: t("frame.groups"), icon: "group", current: here === "/groups" },
          { href: "/people", label: t("frame.people"), icon: "people", current: here === "/people" },
        ]}
      />
      {viewer.id !== null && groups.length > 0 && (
        <RailNav
          title={t("frame.my-groups")}
          links={groups.map((group) => ({
            href: groupPath(group),
            label: group.name,
            current: here === groupPath(group),
          }))}
        />
      )}
    </>
  );
}
