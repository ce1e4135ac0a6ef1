import { groupPath } from "../../groups/index.ts";
import { postPath } from "../../posts/index.ts";
import { AsideBlock, Time, useRichText, useText } from "../../ui/index.ts";
import type { MemberHome } from "../member-home.ts";

/** Beside the news: who waits for an answer, what people one follows wrote, and one's groups with their latest. */
export function MemberAside({ home }: { home: MemberHome }) {
  const t = useText();
  const rich = useRichText();
  const { questions, followed, groups } = home;
  return (
    <>
      {questions.length > 0 && (
        <AsideBlock title={t("home.questions")}>
          <ul>
            {questions.map((question) => (
              <li>
                <a href={postPath(question)}>{question.title}</a>
                <small>
                  {question.groupName}
                  {question.publishedAt && (
                    <>
                      {" · "}
                      <Time at={question.publishedAt} />
                    </>
                  )}
                </small>
              </li>
            ))}
          </ul>
        </AsideBlock>
      )}
      {followed.length > 0 && (
        <AsideBlock title={t("home.followed")}>
          <ul>
            {followed.map((words) => (
              <li>
                <a href={words.path}>{words.title}</a>
                <small>
                  {rich(
                    words.isReply ? "home.followed.replied" : "home.followed.started",
                    { time: <Time at={words.at} /> },
                    { person: words.personName },
                  )}
                </small>
              </li>
            ))}
          </ul>
        </AsideBlock>
      )}
      <AsideBlock title={t("home.groups")}>
        <ul>
          {groups.map((group) => (
            <li>
              <a href={groupPath(group)}>{group.name}</a>
              <small>
                {group.latest ? (
                  <>
                    {group.latest.title} · <Time at={group.latest.lastActivityAt} />
                  </>
                ) : (
                  t("home.groups.no-talk")
                )}
              </small>
            </li>
          ))}
        </ul>
        <p class="home-more">
          <a href="/groups">{t("home.groups.more")}</a>
        </p>
      </AsideBlock>
    </>
  );
}
