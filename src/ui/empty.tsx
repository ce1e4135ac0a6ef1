import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export interface EmptyProps {
  icon?: IconName;
  /** What belongs here, in a few words. */
  title: string;
  /** Why one would want it, and what happens next. */
  children?: ComponentChildren;
  /** The first step: a Button. */
  action?: ComponentChildren;
}

/** A place with nothing in it yet. It teaches: what belongs here, and the first step. */
export function Empty({ icon = "group", title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <span class="empty-picture">
        <Icon name={icon} />
      </span>
      <p class="empty-title">{title}</p>
      {children && <div class="empty-words">{children}</div>}
      {action && <div class="empty-action">{action}</div>}
    </div>
  );
}
