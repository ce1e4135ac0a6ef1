import { postPath } from "../../posts/index.ts";
import { Badge, Breadcrumb, PageHead, Time, useText } from "../../ui/index.ts";
import type { ExplainedText, ExplainedThread } from "../explain-thread.ts";
import { Fate } from "./fate.tsx";
import { FollowMenu } from "./follow-menu.tsx";

/** What one is told of in a thread and why, and of its latest replies whether one was told. */
export function WhyThreadPage({ post, standing, texts }: ExplainedThread) {
  const t = useText();
  const here = `/notices/threads/${post.id}`;
  return (
    <>
      <PageHead
        title={t("notice.why-thread.title")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: post.title || t("post.untitled"), href: postPath(post) },
              { label: t("notice.why-thread.title") },
            ]}
          />
        }
      />
      {standing && (
        <section class="section stack" aria-labelledby="now">
          <h2 id="now">{t("notice.why-thread.now")}</h2>
          <p>
            {t(`notice.stands.post.${standing.level}`)} {t(`notice.from.${standing.from}`)}
          </p>
          <div class="follow">
            <FollowMenu
              place={{ kind: "post", postId: post.id }}
              level={standing.level}
              own={standing.own}
              to={here}
            />
          </div>
        </section>
      )}
      <section class="section stack" aria-labelledby="latest">
        <h2 id="latest">{t("notice.why-thread.latest")}</h2>
        <ul class="why-rows">
          {texts.map((text) => (
            <TextRow text={text} />
          ))}
        </ul>
      </section>
      <p>
        <a href="/settings/notices">{t("notice.follow.all")}</a>
      </p>
    </>
  );
}

function TextRow({ text }: { text: ExplainedText }) {
  const t = useText();
  return (
    <li class="why-row">
      <h3 class="why-head">
        <a href={text.path}>
          {t(text.replyId === null ? "notice.why-thread.post" : "notice.why-thread.reply", {
            name: text.name,
          })}
        </a>{" "}
        <Badge kind={text.told ? "kind" : "role"}>
          {t(text.told ? "notice.why-thread.told" : "notice.why-thread.untold")}
        </Badge>
      </h3>
      <p class="small soft">
        <Time at={text.at} form="time" />
        {text.words && ` · ${text.words}`}
      </p>
      <p>{t(text.why.key, text.why.values)}</p>
      {text.since && <p class="small soft">{t(text.since.key, text.since.values)}</p>}
      <Fate sentences={text.fate} />
    </li>
  );
}
