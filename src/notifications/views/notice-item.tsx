import { replyPath } from "../../posts/index.ts";
import { Face, Icon, PostButton, Time, useText } from "../../ui/index.ts";
import { placeName } from "../levels.ts";
import type { NoticeRow } from "../list-notices.ts";
import { noticeKind } from "../notice-kinds.ts";
import { quieter } from "../quieter.ts";
import { reasonKey } from "../reason-words.ts";

/** One notice: what happened and where, why it came, and the press that changes that. */
export function NoticeItem({ notice, to }: { notice: NoticeRow; to: string }) {
  const t = useText();
  const { about, actor, readAt } = notice;
  const kind = noticeKind(notice.kind);
  const title = t(kind.titleKey, {
    name: actor?.name ?? t("notice.somebody"),
    others: notice.others,
    title: about.title || t("post.untitled"),
    group: about.around,
  });
  const less = about.post && quieter(notice.reason, { postId: about.post.id, groupId: about.post.groupId });
  return (
    <li class={`notice-row${readAt ? "" : " notice-unread"}`}>
      {actor ? (
        <Face id={actor.id} name={actor.name} picture={actor.face} size="small" />
      ) : (
        <span class="row-icon">
          <Icon name={kind.icon} />
        </span>
      )}
      <div class="notice-item-words">
        <h3>
          <a href={notice.replyId === null ? about.path : replyPath(notice.replyId)}>{title}</a>
          {!readAt && <span class="visually-hidden"> {t("notice.unread")}</span>}
        </h3>
        <p class="small soft">
          {about.around && `${about.around} · `}
          <Time at={notice.changedAt} />
          {notice.count > 1 && ` · ${t("notice.events", { count: notice.count })}`}
        </p>
        <p class="small soft">{t(reasonKey(notice.reason), { group: about.around })}</p>
        <div class="acts">
          {less && (
            <PostButton
              action="/notices/levels"
              fields={{ place: placeName(less.place), level: less.level, to }}
              kind="link"
              small
            >
              {t(`notice.less.${less.place.kind}.${less.level}`, { group: about.around })}
            </PostButton>
          )}
          <a class="small" href={`/notices/${notice.id}`}>
            {t("notice.why")}
          </a>
          {!readAt && (
            <PostButton
              action="/notices/reading"
              fields={{ notice: notice.id, to }}
              kind="link"
              small
              icon="check"
            >
              {t("notice.mark-read")}
            </PostButton>
          )}
        </div>
      </div>
    </li>
  );
}
