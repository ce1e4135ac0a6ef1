import { Tag } from "./tag.tsx";
import { useText } from "./text.tsx";

export interface TagListProps {
  tags: readonly string[];
  /** Address of all that carries the tag; without it tags are plain words. */
  href?: (tag: string) => string;
}

/** Tags in a row. Nothing where there are none. */
export function TagList({ tags, href }: TagListProps) {
  const t = useText();
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={t("ui.tags")}>
      {tags.map((tag) => (
        <li>
          <Tag href={href?.(tag)}>{tag}</Tag>
        </li>
      ))}
    </ul>
  );
}
