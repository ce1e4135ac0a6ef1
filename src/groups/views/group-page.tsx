import type { PostKind, PostRow } from "../../posts/index.ts";
import { Breadcrumb, Button, Notice, PageHead, TagList, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import type { MyRequest } from "../find-request.ts";
import { groupPath } from "../paths.ts";
import { looksAfter } from "../permissions.ts";
import { directoryPath } from "./directory-path.ts";
import { GroupFacts } from "./group-facts.tsx";
import { GroupTalk, type TalkFilter } from "./group-talk.tsx";
import { GroupTile } from "./group-tile.tsx";
import { JoinGroup } from "./join-group.tsx";

export interface GroupPageProps {
  group: FoundGroup;
  viewer: Viewer;
  /** The group it is part of, if the viewer may know of that. */
  parent?: { slug: string; name: string };
  request?: MyRequest;
  /** Why the viewer is barred, in the words of who barred them (which may be none); undefined where they are not. */
  barredFor?: string;
  /** Kinds of posts that the viewer may start here. */
  startable: readonly PostKind[];
  kinds: readonly PostKind[];
  /** The page with all ways to begin, if there is one. */
  ways: string | null;
  talk: { posts: readonly PostRow[]; more: boolean };
  filter: TalkFilter;
}

/** A group: what it is for, the way in, and its latest talk. */
export function GroupPage(props: GroupPageProps) {
  const { group, viewer, parent, request, barredFor, startable } = props;
  const t = useText();
  const member = viewer.id !== null && viewer.roles.has(group.id);
  // What is said of an archived group, or to somebody barred, stands in a notice already.
  const mayWish = !member && !group.archivedAt && barredFor === undefined;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: t("group.directory"), href: "/groups" },
          ...(parent ? [{ label: parent.name, href: groupPath(parent) }] : []),
        ]}
      />
      <div class="group-head">
        <GroupTile group={group} alt={group.pictureAlt} large />
        <PageHead title={group.name} facts={<GroupFacts group={group} />} />
      </div>
      <div class="group-words stack">
        {group.purposeHtml && (
          // The renderer has cleaned it: see platform/text.
          <div class="prose" dangerouslySetInnerHTML={{ __html: group.purposeHtml }} />
        )}
        <TagList tags={group.tags} href={(tag) => directoryPath({ tag })} />
        <GroupNotices {...props} />
      </div>
      {mayWish && (
        <JoinGroup group={group} viewer={viewer} to={groupPath(group)} asked={request?.answer === null} />
      )}
      <section class="section group-talk" aria-labelledby="talk">
        <div class="spread">
          <h2 id="talk">{t("group.talk")}</h2>
          {startable.length > 0 && <StartButtons {...props} />}
        </div>
        <GroupTalk {...props} member={member} />
      </section>
    </>
  );
}

/** The others stand on the page with all ways to begin. */
const startButtonsMax = 2;

function StartButtons({ group, startable: kinds, ways }: GroupPageProps) {
  const t = useText();
  return (
    <p class="cluster">
      {kinds.slice(0, startButtonsMax).map((kind, index) => (
        <Button
          kind={index === 0 ? "primary" : "quiet"}
          small
          href={
            kind.startPath?.(group.slug) ??
            `${groupPath(group)}/posts/new?kind=${encodeURIComponent(kind.key)}`
          }
        >
          {t(kind.startKey)}
        </Button>
      ))}
      {ways && (
        <Button kind="quiet" small href={ways}>
          {t("group.talk.more-ways")}
        </Button>
      )}
    </p>
  );
}

/** What concerns the viewer here: archived, barred, declined, requests that wait for them. */
function GroupNotices({ group, viewer, request, barredFor }: GroupPageProps) {
  const t = useText();
  const waiting = looksAfter(viewer, group.id) ? group.waiting : 0;
  return (
    <>
      {group.archivedAt && (
        <Notice title={t("group.archived.title")}>
          <p>{t("group.archived.words")}</p>
        </Notice>
      )}
      {barredFor !== undefined && (
        <Notice kind="warning" title={t("group.barred.title")}>
          {barredFor && <p>{t("group.barred.reason", { reason: barredFor })}</p>}
          <p>{t("group.barred.words")}</p>
        </Notice>
      )}
      {request?.answer === "declined" && (
        <Notice title={t("group.declined.title")}>
          <p>{request.word || t("group.declined.words")}</p>
        </Notice>
      )}
      {waiting > 0 && (
        <Notice
          title={t("group.waiting.title", { count: waiting })}
          action={
            <Button small href={`${groupPath(group)}/requests`}>
              {t("group.waiting.action")}
            </Button>
          }
        />
      )}
    </>
  );
}
