import type { ComponentChildren } from "preact";
import { Button, type ButtonKind } from "./button.tsx";
import type { IconName } from "./icon.tsx";

export interface PostButtonProps {
  /** Where the press is posted to; for another verb than POST, what `formAction(path, "delete")` returns. */
  action: string;
  /** Sent along, as hidden fields. */
  fields?: Record<string, string | number>;
  kind?: ButtonKind;
  small?: boolean;
  icon?: IconName;
  label?: string;
  /** Lit, as for thanks that I have given. */
  pressed?: boolean;
  /** A question asked before it is sent (in the browser only: the act must be able to be undone, or ask on a page). */
  confirm?: string;
  class?: string;
  children?: ComponentChildren;
}

/** One button that changes something: a form around it, so that it works without scripts and cannot be followed by a robot. */
export function PostButton({
  action,
  fields = {},
  pressed,
  confirm,
  class: extra,
  ...look
}: PostButtonProps) {
  const form = (
    <form method="post" action={action} class={`post-button${extra ? ` ${extra}` : ""}`}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button {...look} aria-pressed={pressed} />
    </form>
  );
  return confirm ? <weft-confirm data-question={confirm}>{form}</weft-confirm> : form;
}
