import { Breadcrumb, PageHead, Time, useText } from "../../ui/index.ts";
import type { ExplainedEvent, ExplainedNotice } from "../explain-notice.ts";
import { quieter } from "../quieter.ts";
import { Fate } from "./fate.tsx";
import { FollowChange } from "./follow-change.tsx";

/** Why one got a notice: what sent each of its events, since when that holds, what became of it, and how to change it. */
export function WhyNoticePage({ notice }: { notice: ExplainedNotice }) {
  const t = useText();
  const { about, events } = notice;
  const [latest] = events;
  const less =
    about.post &&
    latest &&
    quieter(latest.reasonName, { postId: about.post.id, groupId: about.post.groupId });
  return (
    <>
      <PageHead
        title={t("notice.why.title")}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: t("notice.title"), href: "/notices" }, { label: t("notice.why.title") }]}
          />
        }
        facts={<a href={about.path}>{about.title || t("post.untitled")}</a>}
      />
      <div class="stack">
        {events.length === 0 && <p>{t("notice.why.gone")}</p>}
        <ul class="why-rows">
          {events.map((event) => (
            <EventRow event={event} />
          ))}
        </ul>
        {less && (
          <section class="section stack" aria-labelledby="change">
            <h2 id="change">{t("notice.why.change")}</h2>
            <FollowChange less={less} group={about.around} to={`/notices/${notice.id}`} />
          </section>
        )}
        <p class="acts">
          {about.post && <a href={`/notices/threads/${about.post.id}`}>{t("notice.why.thread")}</a>}
          <a href="/settings/notices">{t("notice.follow.all")}</a>
        </p>
      </div>
    </>
  );
}

function EventRow({ event }: { event: ExplainedEvent }) {
  const t = useText();
  return (
    <li class="why-row">
      <h2 class="why-head">
        <a href={event.path}>{t("notice.why.event", { name: event.name ?? t("notice.somebody") })}</a>{" "}
        <span class="small soft">
          <Time at={event.at} form="time" />
        </span>
      </h2>
      <p>{t(event.reason.key, event.reason.values)}</p>
      {event.since && <p class="small soft">{t(event.since.key, event.since.values)}</p>}
      <Fate sentences={event.fate} />
    </li>
  );
}
