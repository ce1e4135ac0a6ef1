import { personPath } from "../../people/index.ts";
import { type Post, replyPath } from "../../posts/index.ts";
import { Badge, Button, Icon, Time, useRichText, useText } from "../../ui/index.ts";
import { summaryPath } from "../paths.ts";
import type { Cited, NamedPerson, Summary } from "../read-summary.ts";
import { FairQuestion } from "./fair-question.tsx";

export interface SummaryHeadProps {
  post: Post;
  summary: Summary;
  /** How it cites the viewer, where it does. */
  mine: Cited | undefined;
  mayWrite: boolean;
}

/** What a talk has come to, above its replies. */
export function SummaryHead({ post, summary, mine, mayWrite }: SummaryHeadProps) {
  const t = useText();
  return (
    <section class="summary" aria-labelledby="summary-title" id="summary">
      <header class="summary-top">
        <h2 id="summary-title">{t("summary.title")}</h2>
        <p class="summary-facts">
          <By people={summary.contributors} /> · <Time at={summary.changedAt} /> ·{" "}
          <a href={summaryPath(post.id, "history")}>{t("summary.history")}</a>
        </p>
      </header>
      {/* Rendered and sanitised by platform/text when it was written. */}
      {summary.html && <div class="prose" dangerouslySetInnerHTML={{ __html: summary.html }} />}
      {summary.openHtml && (
        <section class="summary-open" aria-labelledby="summary-open-title">
          <h3 id="summary-open-title">{t("summary.open")}</h3>
          <div class="prose" dangerouslySetInnerHTML={{ __html: summary.openHtml }} />
        </section>
      )}
      {summary.cited.length > 0 && <CitedPeople cited={summary.cited} />}
      {mine && <FairQuestion postId={post.id} version={summary.version} mine={mine} />}
      {mayWrite && (
        <div class="acts">
          <Button kind="link" small icon="edit" href={summaryPath(post.id)}>
            {t("summary.edit")}
          </Button>
        </div>
      )}
    </section>
  );
}

function By({ people }: { people: readonly NamedPerson[] }) {
  const t = useText();
  const rich = useRichText();
  const named = people.slice(0, 5);
  return (
    <span>
      {rich("summary.by", {
        people: named.map((person, index) => (
          <>
            {index > 0 && ", "}
            <Name person={person} />
          </>
        )),
      })}
      {people.length > named.length && ` ${t("summary.by.more", { count: people.length - named.length })}`}
    </span>
  );
}

function Name({ person }: { person: NamedPerson }) {
  const t = useText();
  if (person.standing === "closed") return <span>{t("post.former-member")}</span>;
  return <a href={personPath(person.handle)}>{person.name}</a>;
}

/** Whom it cites, where, and what they say to that. Who disagrees stands open, the others are folded. */
function CitedPeople({ cited }: { cited: readonly Cited[] }) {
  const t = useText();
  const fair = cited.filter((one) => one.fair === true).length;
  const unfair = cited.filter((one) => one.fair === false);
  const silent = cited.length - fair - unfair.length;
  return (
    <>
      {unfair.map((one) => (
        <div class="summary-objection">
          <p>
            <Icon name="discussion" /> <b>{t("summary.unfair.by", { name: nameOf(t, one.person) })}</b>{" "}
            {one.word}
          </p>
        </div>
      ))}
      <details class="summary-cited">
        <summary>{t("summary.cited", { count: cited.length, fair, unfair: unfair.length, silent })}</summary>
        <ul class="summary-people">
          {cited.map((one) => (
            <li>
              <Name person={one.person} />{" "}
              <Badge kind={one.fair === false ? "alarm" : one.fair ? "role" : "kind"}>
                {t(
                  one.fair === true
                    ? "summary.fair"
                    : one.fair === false
                      ? "summary.unfair"
                      : "summary.silent",
                )}
              </Badge>{" "}
              {one.replyIds.map((id, index) => (
                <>
                  {index > 0 && " · "}
                  <a href={replyPath(id)} data-turbo="false">
                    {t("summary.evidence", { number: index + 1 })}
                  </a>
                </>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function nameOf(t: ReturnType<typeof useText>, person: NamedPerson): string {
  return person.standing === "closed" ? t("post.former-member") : person.name;
}

/** Where a long talk has no summary yet. */
export function NoSummary({ post, before }: { post: Post; before: boolean }) {
  const t = useText();
  return (
    <section class="summary summary-none" aria-label={t("summary.title")}>
      <p>{t("summary.none", { count: post.replyCount })}</p>
      <div class="acts">
        <Button small href={summaryPath(post.id)}>
          {t("summary.begin")}
        </Button>
        {before && (
          <Button kind="link" small href={summaryPath(post.id, "history")}>
            {t("summary.history")}
          </Button>
        )}
      </div>
    </section>
  );
}
