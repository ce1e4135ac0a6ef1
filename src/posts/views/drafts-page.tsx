import { formAction } from "../../platform/http/index.ts";
import { Button, Empty, List, ListRow, PageHead, PostButton, Time, useText } from "../../ui/index.ts";
import { postKind } from "../kinds.ts";
import type { DraftRow } from "../list-posts.ts";
import { postPart } from "../paths.ts";

/** What the viewer has begun and not published. */
export function DraftsPage({ drafts }: { drafts: readonly DraftRow[] }) {
  const t = useText();
  const begin = (
    <Button kind="primary" href="/posts/new" icon="plus">
      {t("post.new.begin")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("post.drafts")} lead={t("post.drafts.lead")} actions={drafts.length > 0 && begin} />
      {drafts.length === 0 ? (
        <Empty icon="edit" title={t("post.drafts.none")} action={begin}>
          <p>{t("post.drafts.none.words")}</p>
        </Empty>
      ) : (
        <List label={t("post.drafts")}>
          {drafts.map((draft) => (
            <ListRow
              level={2}
              href={postPart(draft.id, "edit")}
              title={draft.title || t("post.untitled")}
              icon={postKind(draft.kind).icon}
              excerpt={draft.excerpt}
              facts={
                <>
                  {draft.groupName} · <Time at={draft.touchedAt} />
                </>
              }
              actions={
                <PostButton
                  action={formAction(`/posts/${draft.id}`, "delete")}
                  small
                  icon="bin"
                  label={t("post.drafts.discard", { title: draft.title || t("post.untitled") })}
                />
              }
            />
          ))}
        </List>
      )}
    </>
  );
}
