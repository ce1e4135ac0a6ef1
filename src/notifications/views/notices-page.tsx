import { Button, Empty, OlderNewer, PageHead, PostButton, useText } from "../../ui/index.ts";
import type { NoticeRow } from "../list-notices.ts";
import { NoticeItem } from "./notice-item.tsx";

export interface NoticesPageProps {
  notices: readonly NoticeRow[];
  page: number;
  more: boolean;
}

/** What the viewer was told: what is unread first. */
export function NoticesPage({ notices, page, more }: NoticesPageProps) {
  const t = useText();
  const path = (number: number) => (number > 1 ? `/notices?page=${number}` : "/notices");
  const unread = notices.filter((notice) => !notice.readAt);
  const read = notices.filter((notice) => notice.readAt);
  const list = (rows: readonly NoticeRow[], title: string) =>
    rows.length > 0 && (
      <section class="section stack" aria-label={title}>
        <h2>{title}</h2>
        <ul class="notice-rows">
          {rows.map((notice) => (
            <NoticeItem notice={notice} to={path(page)} />
          ))}
        </ul>
      </section>
    );
  return (
    <>
      <PageHead
        title={t("notice.title")}
        actions={
          <>
            {unread.length > 0 && (
              <PostButton action="/notices/reading" icon="check" small>
                {t("notice.mark-all-read")}
              </PostButton>
            )}
            <Button href="/settings/notices" icon="settings" small>
              {t("notice.settings")}
            </Button>
          </>
        }
      />
      {notices.length === 0 && (
        <Empty
          icon="bell"
          title={t("notice.empty.title")}
          action={<Button href="/groups">{t("notice.empty.action")}</Button>}
        >
          <p>{t("notice.empty.words")}</p>
        </Empty>
      )}
      {list(unread, t("notice.unread.title"))}
      {list(read, t("notice.read.title"))}
      <OlderNewer older={more ? path(page + 1) : undefined} newer={page > 1 ? path(page - 1) : undefined} />
    </>
  );
}
