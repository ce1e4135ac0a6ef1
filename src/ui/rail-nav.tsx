import { Icon, type IconName } from "./icon.tsx";

export interface RailLink {
  href: string;
  label: string;
  icon?: IconName;
  current?: boolean;
  /** A quiet number: how many there are. */
  count?: number;
  /** A lit note: "12 new". */
  fresh?: string;
}

/** One block of the left rail: a heading and its links. `href` makes the heading a link. */
export function RailNav({
  title,
  href,
  links,
}: {
  title: string;
  href?: string;
  links: readonly RailLink[];
}) {
  return (
    <nav class="rail-nav" aria-label={title}>
      <h2>{href ? <a href={href}>{title}</a> : title}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href} aria-current={link.current ? "page" : undefined}>
              {link.icon && <Icon name={link.icon} />}
              <span class="rail-label">{link.label}</span>
              {link.fresh && <span class="rail-fresh">{link.fresh}</span>}
              {link.count !== undefined && <span class="rail-count">{link.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
