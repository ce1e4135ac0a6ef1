import { formAction } from "../../platform/http/index.ts";
import { Icon, PostButton, Time, useRichText, useText } from "../../ui/index.ts";
import { postPart } from "../paths.ts";
import type { Post } from "../post.ts";

/** Of a talk in which one answers before one reads: the rule, and how many replies wait for this reader. */
export function HeldHead({ post, readable, mayOpen }: { post: Post; readable: boolean; mayOpen: boolean }) {
  const t = useText();
  const rich = useRichText();
  const { repliesHeld, repliesOpenAt } = post;
  return (
    <section class="talk-head" aria-labelledby="held-title">
      <h2 class="talk-head-title" id="held-title">
        <Icon name="eye" /> {t(repliesHeld ? "post.held.title" : "post.held.open")}
      </h2>
      {repliesHeld && !readable && <p>{t("post.held.waiting", { count: post.replyCount })}</p>}
      {repliesHeld && readable && <p>{t("post.held.readable")}</p>}
      {repliesHeld && repliesOpenAt && (
        <p>{rich("post.held.opens", { time: <Time at={repliesOpenAt} form="time" /> })}</p>
      )}
      {!repliesHeld && <p>{t("post.held.open.words")}</p>}
      {mayOpen && (
        <div class="acts">
          <PostButton
            action={
              repliesHeld
                ? postPart(post.id, "opened-replies")
                : formAction(postPart(post.id, "opened-replies"), "delete")
            }
            kind="link"
            small
          >
            {t(repliesHeld ? "post.held.open-now" : "post.held.hold-again")}
          </PostButton>
        </div>
      )}
    </section>
  );
}

/** That a talk will be closed, or opened again, by itself. */
export function DatesHead({ post, mayChange }: { post: Post; mayChange: boolean }) {
  const t = useText();
  const rich = useRichText();
  if (!post.turnsAt) return null;
  return (
    <section class="talk-head" aria-label={t(`post.turns.${post.turnsTo}.title`)}>
      <p>
        <Icon name="calendar" />{" "}
        {rich(`post.turns.${post.turnsTo}`, { time: <Time at={post.turnsAt} form="time" /> })}{" "}
        {post.turnsReason && <span class="soft">{post.turnsReason}</span>}
      </p>
      {mayChange && (
        <div class="acts">
          <PostButton action={formAction(postPart(post.id, "closing-date"), "delete")} kind="link" small>
            {t(`post.turns.${post.turnsTo}.stop`)}
          </PostButton>
        </div>
      )}
    </section>
  );
}
