import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export interface MenuProps {
  /** What opens it. */
  summary: ComponentChildren;
  /** Says what it is where `summary` is only an icon or face. */
  label?: string;
  icon?: IconName;
  /** "end" (default): the panel ends where the button ends; "start": it begins where the button begins. */
  side?: "start" | "end";
  /** MenuLinks, PostButtons. */
  children: ComponentChildren;
}

/** A list that folds out: native details, so it opens without scripts; with them Escape and a press outside close it. */
export function Menu({ summary, label, icon, side = "end", children }: MenuProps) {
  return (
    <weft-menu class="menu">
      <details>
        <summary>
          {label && <span class="visually-hidden">{label}</span>}
          {icon && <Icon name={icon} />}
          {summary}
        </summary>
        <div class={`menu-panel menu-${side}`}>{children}</div>
      </details>
    </weft-menu>
  );
}

/** One line of a menu. */
export function MenuLink({
  href,
  icon,
  current,
  children,
}: {
  href: string;
  icon?: IconName;
  current?: boolean;
  children: ComponentChildren;
}) {
  return (
    <a class="menu-line" href={href} aria-current={current ? "page" : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
