import { groupPath } from "../../groups/index.ts";
import { personPath } from "../../people/index.ts";
import { Icon, Time, useRichText, useText } from "../../ui/index.ts";
import { postPath } from "../paths.ts";
import type { Mark } from "../thread-marks.ts";

/** Something that was done with the talk, as a quiet line at its time: who, what and why. */
export function ThreadMark({ mark }: { mark: Mark }) {
  const t = useText();
  const rich = useRichText();
  const { who, group, post } = mark;
  return (
    <div class="thread-mark" id={`mark-${mark.id}`} role="note">
      <Icon name={mark.icon} class="thread-mark-icon" />
      <div>
        <p>
          {rich(
            mark.words,
            {
              who:
                who === null || who.standing === "closed" ? (
                  t("thread.mark.somebody")
                ) : (
                  <a href={personPath(who.handle)}>{who.name}</a>
                ),
              group: group && <a href={groupPath(group)}>{group.name}</a>,
              post: post && <a href={postPath(post)}>{post.title}</a>,
            },
            mark.values,
          )}{" "}
          <span class="thread-mark-time">
            · <Time at={mark.at} />
          </span>
        </p>
        {mark.reason && <p class="thread-mark-reason">{mark.reason}</p>}
      </div>
    </div>
  );
}
