import { Badge, useText } from "../../ui/index.ts";
import type { Author } from "../post.ts";

/** What an author is in the group, where that is more than a member. */
export function AuthorRole({ author }: { author: Author }) {
  const t = useText();
  return author.role === null || author.role === "member" ? null : (
    <Badge kind="role">{t(`group.role.${author.role}`)}</Badge>
  );
}
