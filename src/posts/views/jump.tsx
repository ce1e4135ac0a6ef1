import { Button, Icon, useText } from "../../ui/index.ts";
import { postPart, threadPath } from "../paths.ts";
import type { Post } from "../post.ts";

/** Ways through a long talk: to its first and last reply, to what is unread, and to a date. Links and a form, no script. */
export function Jump({ post, unread }: { post: Post; unread: boolean }) {
  const t = useText();
  const path = postPart(post.id, "jump");
  return (
    <details class="thread-jump">
      <summary class="thread-jump-open">
        {t("reading.jump")}
        <Icon name="chevron" />
      </summary>
      <div class="thread-jump-ways">
        <a href={`${threadPath(post, 1)}#replies`} data-turbo="false">
          {t("reading.jump.first")}
        </a>
        {unread && (
          <a href={postPart(post.id, "unread")} data-turbo="false">
            {t("reading.jump.unread")}
          </a>
        )}
        <a href={path} data-turbo="false">
          {t("reading.jump.last")}
        </a>
        <form class="thread-jump-date" action={path} data-turbo="false">
          <label for="jump-date">{t("reading.jump.date")}</label>
          <input class="control" type="date" id="jump-date" name="date" required />
          <Button small>{t("reading.jump.go")}</Button>
        </form>
      </div>
    </details>
  );
}
