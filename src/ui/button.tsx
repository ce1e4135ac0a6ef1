import type { ComponentChildren, ComponentProps } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonKind = "primary" | "quiet" | "danger" | "link";

interface ButtonLook {
  /** "primary": the one thing to do next. "quiet" (default): others. "danger": cannot be taken back. "link": looks like text. */
  kind?: ButtonKind;
  small?: boolean;
  icon?: IconName;
  /** Says what it does where only the icon is shown. */
  label?: string;
  class?: string;
  children?: ComponentChildren;
}

export type ButtonProps =
  | (ButtonLook & { href: string } & Omit<ComponentProps<"a">, "icon" | "label" | "class">)
  | (ButtonLook & { href?: undefined } & Omit<ComponentProps<"button">, "icon" | "label" | "class">);

/** Something to press: a link when it has `href`, else a button (of type "submit" unless said otherwise). */
export function Button({ kind = "quiet", small, icon, label, class: extra, children, ...rest }: ButtonProps) {
  const alone = !children || (Array.isArray(children) && children.length === 0);
  const classes = ["button", `button-${kind}`, small && "button-small", alone && "button-icon", extra]
    .filter(Boolean)
    .join(" ");
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  if (rest.href !== undefined) {
    const link = { ...rest, class: classes, "aria-label": label } as ComponentProps<"a">;
    return <a {...link}>{inside}</a>;
  }
  return (
    <button type="submit" {...(rest as ComponentProps<"button">)} class={classes} aria-label={label}>
      {inside}
    </button>
  );
}
