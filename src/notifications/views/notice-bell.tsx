import { Icon, useText } from "../../ui/index.ts";

/** In the bar: the way to one's notices, with how many are unread. */
export function NoticeBell({ count }: { count: number }) {
  const t = useText();
  return (
    <a class="notice-bell" href="/notices" aria-label={t("notice.bell", { count })}>
      <Icon name="bell" />
      {count > 0 && (
        <span class="notice-bell-count" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </a>
  );
}
