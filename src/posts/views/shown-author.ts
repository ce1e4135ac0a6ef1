import { personPath } from "../../people/index.ts";
import type { Translate } from "../../ui/index.ts";
import type { Author } from "../post.ts";

/** How an author is named and pictured, and where their name leads. Who has left without their name has no page. */
export function shownAuthor(t: Translate, author: Author) {
  return author.standing === "closed"
    ? { person: { id: author.id, name: t("post.former-member") } }
    : {
        person: { id: author.id, name: author.name, picture: author.face },
        href: personPath(author.handle),
      };
}
