import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

export interface NoticeProps {
  kind?: "info" | "warning" | "success";
  title?: string;
  children?: ComponentChildren;
  /** Buttons or links at its end. */
  action?: ComponentChildren;
}

const icons = { info: "info", warning: "warning", success: "check" } as const;

/** A few words that concern the whole page or part: closed, archived, not sent, done. */
export function Notice({ kind = "info", title, children, action }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`}>
      <Icon name={icons[kind]} />
      <div class="notice-words">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
      {action && <div class="notice-action">{action}</div>}
    </div>
  );
}
