import { Breadcrumb, OlderNewer, PageHead, Time, useRichText, useText } from "../../ui/index.ts";
import type { Version } from "../history.ts";
import { Diff } from "./diff.tsx";

export interface HistoryPageProps {
  title: string;
  /** Where the text stands. */
  path: string;
  /** The versions of this page, the newest first, each with the one before it. */
  changes: readonly { readonly version: Version; readonly before: Version | undefined }[];
  older: string | null;
  newer: string | null;
}

/** Who changed a text, when, and what: word by word, the newest change first. */
export function HistoryPage({ title, path, changes, older, newer }: HistoryPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("post.history.title")}
        lead={t("post.history.lead")}
        crumbs={<Breadcrumb crumbs={[{ label: title, href: path }, { label: t("post.history") }]} />}
      />
      <ol class="history">
        {changes.map((change) => (
          <Change {...change} />
        ))}
      </ol>
      <OlderNewer older={older} newer={newer} />
    </>
  );
}

function Change({ version, before }: HistoryPageProps["changes"][number]) {
  const t = useText();
  const rich = useRichText();
  const name = version.by.standing === "closed" ? t("post.former-member") : version.by.name;
  return (
    <li class="history-change">
      <h2>
        {rich(before ? "post.history.changed" : "post.history.wrote", {
          name: <b>{name}</b>,
          time: <Time at={version.at} form="time" />,
        })}
      </h2>
      {before && before.title !== version.title && (
        <div class="history-title">
          <Diff before={before.title ?? ""} after={version.title ?? ""} />
        </div>
      )}
      <Diff before={before?.markdown ?? version.markdown} after={version.markdown} />
      {before && (before.tags ?? []).join() !== (version.tags ?? []).join() && (
        <div class="history-tags">
          <Diff before={shownTags(before)} after={shownTags(version)} />
        </div>
      )}
    </li>
  );
}

const shownTags = ({ tags }: Version) => (tags ?? []).map((tag) => `#${tag}`).join(" ");
