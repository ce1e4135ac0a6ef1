import { postNews, replyPath } from "../../posts/index.ts";
import { Button, Empty, List, ListRow, OlderNewer, type Tab, Tabs, Time, useText } from "../../ui/index.ts";
import type { Person } from "../find-person.ts";
import { personPath } from "../person-path.ts";
import type { Talk } from "../read-talk.ts";

/** What somebody has written that the viewer may see; on one's own page also who follows whom. */
export function PersonTalk({ person, talk, own }: { person: Person; talk: Talk; own: boolean }) {
  const t = useText();
  const path = personPath(person.handle);
  const tab = (show: Talk["show"], count?: number): Tab => ({
    href: show === "posts" ? path : `${path}?show=${show}`,
    label: t(`people.talk.${show}`),
    current: talk.show === show,
    count,
  });
  const tabs = [
    tab("posts"),
    tab("replies"),
    ...(talk.follows
      ? [tab("following", talk.follows.following), tab("followers", talk.follows.followers)]
      : []),
  ];
  const pagePath = (page: number) => `${path}?show=${talk.show}&page=${page}`;
  return (
    <section class="section" aria-labelledby="talk-title">
      <h2 class="visually-hidden" id="talk-title">
        {t("people.talk")}
      </h2>
      <Tabs label={t("people.talk")} tabs={tabs} />
      <TalkList talk={talk} own={own} name={person.name} />
      <OlderNewer
        newer={talk.page > 1 ? pagePath(talk.page - 1) : null}
        older={talk.more ? pagePath(talk.page + 1) : null}
      />
    </section>
  );
}

function TalkList({ talk, own, name }: { talk: Talk; own: boolean; name: string }) {
  const t = useText();
  if (talk.show === "posts" && talk.posts.length > 0)
    return (
      <List label={t("people.talk.posts")}>
        {talk.posts.map((post) => (
          <ListRow
            {...postNews(t, post)}
            title={<span dir="auto">{post.title}</span>}
            excerpt={post.excerpt}
            facts={
              <>
                {post.groupName} · <Time at={post.publishedAt ?? post.lastActivityAt} />
              </>
            }
            count={post.replyCount}
            countLabel={t("people.talk.reply-count", { count: post.replyCount })}
          />
        ))}
      </List>
    );
  if (talk.show === "replies" && talk.replies.length > 0)
    return (
      <List label={t("people.talk.replies")}>
        {talk.replies.map((reply) => (
          <ListRow
            href={replyPath(reply.id)}
            title={<span dir="auto">{reply.postTitle}</span>}
            excerpt={reply.excerpt}
            facts={
              <>
                {reply.groupName} · <Time at={reply.createdAt} />
              </>
            }
          />
        ))}
      </List>
    );
  if ((talk.show === "following" || talk.show === "followers") && talk.people.length > 0)
    return (
      <List label={t(`people.talk.${talk.show}`)}>
        {talk.people.map((one) => (
          <ListRow
            href={personPath(one.handle)}
            title={<span dir="auto">{one.name}</span>}
            person={{ id: one.id, name: one.name, picture: one.face }}
          />
        ))}
      </List>
    );
  return <NothingThere show={talk.show} own={own} name={name} />;
}

/** An empty list teaches its owner the first step; to others it only says that nothing is there. */
function NothingThere({ show, own, name }: { show: Talk["show"]; own: boolean; name: string }) {
  const t = useText();
  if (!own) return <p class="soft">{t(`people.talk.${show}.none`, { name })}</p>;
  const step = { posts: "/groups", replies: "/", following: "/people", followers: "/settings/profile" }[show];
  return (
    <Empty
      icon={show === "posts" || show === "replies" ? "discussion" : "people"}
      title={t(`people.talk.${show}.empty.title`)}
      action={<Button href={step}>{t(`people.talk.${show}.empty.action`)}</Button>}
    >
      <p>{t(`people.talk.${show}.empty.text`)}</p>
    </Empty>
  );
}
