import { Button, Empty, List, PageHead, Pagination, useText } from "../../ui/index.ts";
import type { MyDraft } from "../list-drafts.ts";
import { BegunRow } from "./begun-row.tsx";
import { KeptRow } from "./kept-row.tsx";

export interface DraftsPageProps {
  drafts: readonly MyDraft[];
  page: number;
  pages: number;
}

/** What the viewer has begun and not sent: replies, posts, edits, and posts that wait for their hour. */
export function DraftsPage({ drafts, page, pages }: DraftsPageProps) {
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
          {drafts.map((draft) =>
            "kept" in draft ? <KeptRow draft={draft.kept} /> : <BegunRow draft={draft.begun} />,
          )}
        </List>
      )}
      <Pagination
        page={Math.min(page, pages)}
        pages={pages}
        href={(number) => `/drafts?page=${number}`}
        label={t("post.drafts.pages")}
      />
    </>
  );
}
