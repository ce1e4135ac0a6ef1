import type { ComponentChildren } from "preact";
import { Face, type FaceProps } from "./face.tsx";
import { Icon, type IconName } from "./icon.tsx";

export interface ListRowProps {
  href: string;
  title: ComponentChildren;
  /** Whose it is; shown as a face at the start. */
  person?: Omit<FaceProps, "size">;
  /** Stands at the start where there is no person. */
  icon?: IconName;
  /** A line or two out of the text. */
  excerpt?: ComponentChildren;
  /** Who, where and when, on one quiet line. */
  facts?: ComponentChildren;
  /** Badges beside the title: pinned, closed, question. */
  badges?: ComponentChildren;
  /** At the end: a number with its word, "12 replies". */
  count?: number;
  countLabel?: string;
  /** Of what is counted, how much is new to the viewer, in words: "3 new". */
  news?: string;
  /** Its address leads on to an anchor, which Turbo would forget. */
  plain?: boolean;
  /** Something in it is new to the viewer. */
  fresh?: boolean;
  /** Of its title, as the outline of the page asks: 2 where the list stands right below the title of the page. */
  level?: 2 | 3;
  /** Buttons at the end, for lists one manages. */
  actions?: ComponentChildren;
}

/** One line of a list: a post, a person, a group, a search result. Put rows into `<List>`. */
export function ListRow({
  href,
  title,
  person,
  icon,
  excerpt,
  facts,
  badges,
  count,
  countLabel,
  news,
  plain,
  fresh,
  level = 3,
  actions,
}: ListRowProps) {
  const Heading = `h${level}` as "h2";
  return (
    <li class={`row${fresh ? " row-fresh" : ""}`}>
      {person ? (
        <Face {...person} />
      ) : (
        icon && (
          <span class="row-icon">
            <Icon name={icon} />
          </span>
        )
      )}
      <div class="row-words">
        <Heading class="row-title">
          <a href={href} data-turbo={plain ? "false" : undefined}>
            {title}
          </a>
          {badges}
        </Heading>
        {excerpt && <p class="row-excerpt">{excerpt}</p>}
        {facts && <p class="row-facts">{facts}</p>}
      </div>
      {count !== undefined && (
        <p class="row-count">
          <b>{count}</b> <span>{countLabel}</span> {news && <strong class="row-news">{news}</strong>}
        </p>
      )}
      {actions && <div class="row-actions">{actions}</div>}
    </li>
  );
}

/** A list of ListRows. */
export function List({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}
