import { personPath } from "../../people/index.ts";
import {
  Button,
  Empty,
  Field,
  Form,
  List,
  ListRow,
  Pagination,
  Time,
  useRichText,
  useText,
} from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import { groupPath } from "../paths.ts";
import { looksAfter } from "../permissions.ts";
import type { MemberRow } from "../who-is-here.ts";
import { PeopleHead } from "./group-tabs.tsx";
import { RoleBadge } from "./role-badge.tsx";

export interface MembersPageProps {
  group: FoundGroup;
  viewer: Viewer;
  words: string;
  found: { members: readonly MemberRow[]; count: number; page: number; pages: number };
}

/** Who belongs to a group. */
export function MembersPage({ group, viewer, words, found }: MembersPageProps) {
  const t = useText();
  const path = `${groupPath(group)}/members`;
  const keeps = looksAfter(viewer, group.id);
  return (
    <>
      <PeopleHead group={group} viewer={viewer} current="members" />
      <Form action={path} method="get" shape="row" class="group-find">
        <Field
          name="words"
          type="search"
          label={t("group.members.find")}
          labelHidden
          placeholder={t("group.members.find")}
          value={words}
          maxlength={100}
        />
        <Button icon="search">{t("group.filter")}</Button>
      </Form>
      {words && (
        <p class="spread">
          {t("group.members.found", { count: found.count, words })}
          <a href={path}>{t("group.members.show-all")}</a>
        </p>
      )}
      {found.members.length > 0 ? (
        <div class="group-members">
          <h2 class="visually-hidden">{t("group.rail.members")}</h2>
          <List label={t("group.rail.members")}>
            {found.members.map((member) => (
              <Line group={group} member={member} keeps={keeps && member.id !== viewer.id} />
            ))}
          </List>
        </div>
      ) : (
        !words && (
          <Empty icon="people" title={t("group.members.none")}>
            <p>{t("group.members.none-words")}</p>
          </Empty>
        )
      )}
      <Pagination
        page={found.page}
        pages={found.pages}
        href={(page) => `${path}?${new URLSearchParams({ ...(words ? { words } : {}), page: String(page) })}`}
      />
    </>
  );
}

function Line({ group, member, keeps }: { group: FoundGroup; member: MemberRow; keeps: boolean }) {
  const t = useText();
  const rich = useRichText();
  return (
    <ListRow
      href={personPath(member.handle)}
      title={member.name}
      person={{ id: member.id, name: member.name, picture: member.face }}
      badges={<RoleBadge role={member.role} />}
      facts={rich("group.members.since", { time: <Time at={member.joinedAt} form="date" /> })}
      actions={
        keeps && (
          <Button
            small
            href={`${groupPath(group)}/members/${encodeURIComponent(member.handle)}`}
            label={t("group.members.manage-one", { name: member.name })}
          >
            {t("group.members.manage")}
          </Button>
        )
      }
    />
  );
}
