import { formAction } from "../../platform/http/index.ts";
import { Icon, PostButton, Time, useRichText, useText } from "../../ui/index.ts";
import type { Turns } from "../find-turns.ts";
import { postPart } from "../paths.ts";
import type { Post } from "../post.ts";

export interface RoundHeadProps {
  post: Post;
  turns: Turns;
  /** What the viewer can do with their own turn: let it go by, take that back, or neither. */
  turn: "waiting" | "passed" | "none";
  /** Author and facilitators end the round and let it go on. */
  mayEnd: boolean;
}

/** How a round goes: its rule and its end, who has had no turn yet, and one's own turn. */
export function RoundHead({ post, turns, turn, mayEnd }: RoundHeadProps) {
  const t = useText();
  const ended = post.roundEndedAt !== null;
  return (
    <section class="talk-head" aria-labelledby="round-title">
      <h2 class="talk-head-title" id="round-title">
        <Icon name="round" /> {t(ended ? "post.round.ended" : "post.round.title")}
      </h2>
      <p>{ended ? t("post.round.ended.words") : <Ending post={post} />}</p>
      {!ended && <Waiting turns={turns} />}
      <Passed turns={turns} />
      {(turn !== "none" || mayEnd) && (
        <div class="acts">
          {turn === "waiting" && (
            <PostButton action={postPart(post.id, "turn")} small>
              {t("post.round.pass")}
            </PostButton>
          )}
          {turn === "passed" && (
            <PostButton action={formAction(postPart(post.id, "turn"), "delete")} small>
              {t("post.round.take-back")}
            </PostButton>
          )}
          {mayEnd && (
            <PostButton
              action={
                ended ? formAction(postPart(post.id, "round-end"), "delete") : postPart(post.id, "round-end")
              }
              kind="link"
              small
            >
              {t(ended ? "post.round.resume" : "post.round.end")}
            </PostButton>
          )}
        </div>
      )}
    </section>
  );
}

function Ending({ post }: { post: Post }) {
  const t = useText();
  const rich = useRichText();
  if (post.roundUntil === "date" && post.roundEndsAt)
    return <>{rich("post.round.until.date", { time: <Time at={post.roundEndsAt} form="time" /> })}</>;
  return <>{t(`post.round.until.${post.roundUntil}`)}</>;
}

function Waiting({ turns }: { turns: Turns }) {
  const t = useText();
  const { waiting, waitingCount, spoken } = turns;
  return (
    <p>
      {t("post.round.spoken", { count: spoken })}{" "}
      {waitingCount === 0 ? (
        t("post.round.waiting.none")
      ) : (
        <>
          {t("post.round.waiting", { count: waitingCount })} <Names people={waiting} />
          {waitingCount > waiting.length && (
            <> {t("post.round.waiting.more", { count: waitingCount - waiting.length })}</>
          )}
        </>
      )}
    </p>
  );
}

function Passed({ turns }: { turns: Turns }) {
  const t = useText();
  if (turns.passed.length === 0) return null;
  return (
    <p class="soft">
      {t("post.round.passed", { count: turns.passed.length })} <Names people={turns.passed.slice(0, 12)} />
    </p>
  );
}

function Names({ people }: { people: Turns["waiting"] }) {
  return (
    <>
      {people.map((person, index) => (
        <>
          {index > 0 && ", "}
          <a href={`/people/${encodeURIComponent(person.handle)}`}>{person.name}</a>
        </>
      ))}
    </>
  );
}
