import type { Translate } from "../../ui/index.ts";
import type { PostRow } from "../list-posts.ts";
import { postPart, postPath } from "../paths.ts";

/**
 * What a line of any list says of what is new in a post, the same everywhere: how many replies are unread, and where it
 * leads: to the first of them, or to the post. Spread it over a ListRow.
 */
export function postNews(t: Translate, post: PostRow) {
  const { unread, fresh } = post;
  const news = unread > 0 ? t("reading.unread", { count: unread }) : fresh ? t("reading.new") : undefined;
  return unread > 0
    ? { href: postPart(post.id, "unread"), plain: true, fresh, news }
    : { href: postPath(post), fresh, news };
}
