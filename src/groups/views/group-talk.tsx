import type { PostKind, PostRow } from "../../posts/index.ts";
import { MarkAllRead, PostList } from "../../posts/index.ts";
import { Button, Empty, LiveNews, OlderNewer, Tabs, Tag, useText } from "../../ui/index.ts";
import type { Group } from "../find-group.ts";
import { groupPath } from "../paths.ts";

/** Which part of a group's talk is shown, as the address has it. */
export interface TalkFilter {
  kind?: string;
  tag?: string;
  page: number;
}

export interface GroupTalkProps {
  group: Group;
  member: boolean;
  kinds: readonly PostKind[];
  startable: readonly PostKind[];
  talk: { posts: readonly PostRow[]; more: boolean };
  filter: TalkFilter;
}

/** A group's posts, pinned ones first, then by latest activity; by kind and tag; page by page. */
export function GroupTalk({ group, member, kinds, startable, talk, filter }: GroupTalkProps) {
  const t = useText();
  const { kind, tag, page } = filter;
  const href = (wanted: Partial<TalkFilter>) => talkPath(group, { ...filter, page: 1, ...wanted });
  const filtered = kind !== undefined || tag !== undefined;
  const nothing = talk.posts.length === 0;
  return (
    <>
      {(filtered || !nothing) && kinds.length > 1 && (
        <Tabs
          label={t("group.talk.kinds")}
          tabs={[
            { href: href({ kind: undefined }), label: t("group.talk.all"), current: kind === undefined },
            ...kinds.map((one) => ({
              href: href({ kind: one.key }),
              label: t(one.nameKey),
              current: one.key === kind,
            })),
          ]}
        />
      )}
      {tag !== undefined && (
        <p class="cluster group-talk-tag">
          {t("group.talk.tagged")} <Tag>{tag}</Tag>{" "}
          <a href={href({ tag: undefined })}>{t("group.talk.untag")}</a>
        </p>
      )}
      {page === 1 && <LiveNews topic={`group:${group.id}`} />}
      {nothing ? (
        <NoTalk {...{ group, member, startable, filtered, page }} />
      ) : (
        <>
          {talk.posts.some((post) => post.fresh) && <MarkAllRead group={group.slug} />}
          <PostList posts={talk.posts} label={t("group.talk")} inGroup={group.id} />
        </>
      )}
      <OlderNewer
        older={talk.more ? talkPath(group, { ...filter, page: page + 1 }) : null}
        newer={page > 1 ? talkPath(group, { ...filter, page: page - 1 }) : null}
      />
    </>
  );
}

/** An empty list says what would be here, and whose turn it is. */
function NoTalk({
  group,
  member,
  startable,
  filtered,
  page,
}: Pick<GroupTalkProps, "group" | "member" | "startable"> & { filtered: boolean; page: number }) {
  const t = useText();
  if (filtered || page > 1) {
    return (
      <Empty
        icon="search"
        title={t("group.talk.none-like-this")}
        action={<Button href={groupPath(group)}>{t("group.talk.show-all")}</Button>}
      />
    );
  }
  const first = startable[0];
  if (first) {
    return (
      <Empty
        icon="discussion"
        title={t("group.talk.none-member")}
        action={
          <Button kind="primary" href={`${groupPath(group)}/posts/new?kind=${encodeURIComponent(first.key)}`}>
            {t(first.startKey)}
          </Button>
        }
      >
        <p>{t("group.talk.none-member-words")}</p>
      </Empty>
    );
  }
  const hidden = !member && group.postsFor === "members";
  return (
    <Empty icon={hidden ? "lock" : "discussion"} title={t(hidden ? "group.talk.hidden" : "group.talk.none")}>
      <p>{t(hidden ? "group.talk.hidden-words" : "group.talk.none-words")}</p>
    </Empty>
  );
}

function talkPath(group: Group, { kind, tag, page }: TalkFilter): string {
  const query = new URLSearchParams();
  if (kind) query.set("kind", kind);
  if (tag) query.set("tag", tag);
  if (page > 1) query.set("page", String(page));
  return `${groupPath(group)}${query.size > 0 ? `?${query}` : ""}`;
}
