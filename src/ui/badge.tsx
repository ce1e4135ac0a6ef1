import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

/** A word beside a name or title. "role": what a person is here. "kind": what a thing is. "new": since the last visit. */
export function Badge({
  kind = "kind",
  icon,
  children,
}: {
  kind?: "role" | "kind" | "new" | "alarm";
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={`badge badge-${kind}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
