import { formAction } from "../../platform/http/index.ts";
import { Badge, ListRow, PostButton, Time, useText } from "../../ui/index.ts";
import { postKind } from "../kinds.ts";
import type { KeptPost } from "../list-drafts.ts";
import { postPart } from "../paths.ts";

/** A post that is kept as a draft, with its hour if it has one, or why it was not published. */
export function KeptRow({ draft }: { draft: KeptPost }) {
  const t = useText();
  const title = draft.title || t("post.untitled");
  return (
    <ListRow
      level={2}
      href={postPart(draft.id, "edit")}
      title={title}
      icon={postKind(draft.kind).icon}
      badges={draft.publishOn && <Badge icon="calendar">{t("post.schedule.badge")}</Badge>}
      excerpt={
        draft.publishRefused
          ? t("post.schedule.refused.why", { reason: t(draft.publishRefused) })
          : draft.excerpt
      }
      facts={
        draft.publishOn ? (
          <>
            {draft.groupName} · {t("post.schedule.will", { when: draft.publishOn })}
          </>
        ) : (
          <>
            {draft.groupName} · {t("post.drafts.kept")} · <Time at={draft.at} />
          </>
        )
      }
      actions={
        <>
          {draft.publishOn && (
            <PostButton action={formAction(postPart(draft.id, "schedule"), "delete")} small>
              {t("post.schedule.take-back")}
            </PostButton>
          )}
          <PostButton
            action={formAction(`/posts/${draft.id}`, "delete")}
            small
            icon="bin"
            label={t("post.drafts.discard", { title })}
          />
        </>
      }
    />
  );
}
