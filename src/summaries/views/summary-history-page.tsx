import { formAction } from "../../platform/http/index.ts";
import { Diff, type Post, postPath } from "../../posts/index.ts";
import { Breadcrumb, OlderNewer, PageHead, PostButton, Time, useRichText, useText } from "../../ui/index.ts";
import { summaryPath } from "../paths.ts";
import type { SummaryVersion } from "../read-summary.ts";

export interface SummaryHistoryPageProps {
  post: Post;
  /** The newest first, each with the one before it. */
  changes: readonly { readonly version: SummaryVersion; readonly before: SummaryVersion | undefined }[];
  /** The version that stands now. */
  current: number;
  older: string | null;
  newer: string | null;
  mayWrite: boolean;
}

/** Who wrote at a summary, when, what and why. An older version can be brought back. */
export function SummaryHistoryPage(props: SummaryHistoryPageProps) {
  const { post, changes, current, older, newer, mayWrite } = props;
  const t = useText();
  return (
    <>
      <PageHead
        title={t("summary.history.title")}
        lead={t("summary.history.lead")}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: post.title, href: postPath(post) }, { label: t("summary.history") }]}
          />
        }
      />
      <ol class="history">
        {changes.map(({ version, before }) => (
          <Change {...{ post, version, before }} restore={mayWrite && version.version !== current} />
        ))}
      </ol>
      <OlderNewer older={older} newer={newer} />
    </>
  );
}

function Change({
  post,
  version,
  before,
  restore,
}: SummaryHistoryPageProps["changes"][number] & { post: Post; restore: boolean }) {
  const t = useText();
  const rich = useRichText();
  const name = version.by.standing === "closed" ? t("post.former-member") : version.by.name;
  const removed = version.markdown === "" && version.openMarkdown === "";
  const key = removed ? "summary.history.removed" : before ? "post.history.changed" : "post.history.wrote";
  return (
    <li class="history-change">
      <h2>{rich(key, { name: <b>{name}</b>, time: <Time at={version.writtenAt} form="time" /> })}</h2>
      {version.why && <p>{version.why}</p>}
      <Diff before={before?.markdown ?? version.markdown} after={version.markdown} />
      {(version.openMarkdown || before?.openMarkdown) && (
        <>
          <h3 class="small soft">{t("summary.open")}</h3>
          <Diff before={before?.openMarkdown ?? version.openMarkdown} after={version.openMarkdown} />
        </>
      )}
      {restore && !removed && (
        <PostButton
          action={formAction(summaryPath(post.id), "put")}
          fields={{
            markdown: version.markdown,
            open: version.openMarkdown,
            why: t("summary.history.back-why", { number: version.version }),
          }}
          kind="link"
          small
          icon="history"
        >
          {t("summary.history.back")}
        </PostButton>
      )}
    </li>
  );
}
