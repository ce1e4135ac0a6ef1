import { FollowGroup, type FollowGroupProps } from "../../notifications/index.ts";
import { personPath } from "../../people/index.ts";
import { AsideBlock, Face, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { Group } from "../find-group.ts";
import { groupPath, membershipPath } from "../paths.ts";
import type { WhoIsHere } from "../who-is-here.ts";
import { Faces } from "./faces.tsx";
import { RoleBadge } from "./role-badge.tsx";

export interface GroupAsideProps {
  group: Group;
  viewer: Viewer;
  who: WhoIsHere;
  /** How closely the viewer follows its talk. */
  follows: Pick<FollowGroupProps, "level" | "from">;
  /** Groups inside this one that the viewer may know of. */
  inside: readonly { slug: string; name: string; memberCount: number }[];
  /** The address that starts a talk here by mail, where there is one. */
  mailTo: string | undefined;
}

/** Beside a group's talk: who is here, and the groups inside it. */
export function GroupAside({ group, viewer, who, inside, follows, mailTo }: GroupAsideProps) {
  const t = useText();
  const member = viewer.id !== null && viewer.roles.has(group.id);
  return (
    <>
      {viewer.id !== null && <FollowGroup groupId={group.id} {...follows} to={groupPath(group)} />}
      <AsideBlock title={t("group.who")}>
        <div class="group-who">
          {who.keepers.length === 0 && <p class="soft small">{t("group.who.nobody")}</p>}
          <ul class="group-keepers">
            {who.keepers.map((person) => (
              <li>
                <Face id={person.id} name={person.name} picture={person.face} size="small" />
                <a href={personPath(person.handle)}>{person.name}</a>
                <RoleBadge role={person.role} />
              </li>
            ))}
          </ul>
          {who.some.length > 0 && <Faces people={who.some} />}
          <p>
            <a href={`${groupPath(group)}/members`}>{t("group.who.all", { count: group.memberCount })}</a>
          </p>
          {member && (
            <p>
              <a href={membershipPath(group)}>{t("group.mine")}</a>
            </p>
          )}
        </div>
      </AsideBlock>
      {member && !group.archivedAt && mailTo && (
        <AsideBlock title={t("mail-in.group.title")}>
          <p class="group-mail">
            <a href={`mailto:${mailTo}`}>{mailTo}</a>
          </p>
          <p class="soft small">{t("mail-in.group.words")}</p>
        </AsideBlock>
      )}
      {inside.length > 0 && (
        <AsideBlock title={t("group.inside")}>
          <ul class="group-inside">
            {inside.map((child) => (
              <li>
                <a href={groupPath(child)}>{child.name}</a>{" "}
                <span class="soft small">{t("group.members", { count: child.memberCount })}</span>
              </li>
            ))}
          </ul>
        </AsideBlock>
      )}
    </>
  );
}
