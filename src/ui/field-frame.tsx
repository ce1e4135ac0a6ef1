import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";
import { useText } from "./text.tsx";

export interface FieldFrameProps {
  id: string;
  label: string;
  hint?: string;
  /** Words. */
  problem?: string;
  required?: boolean;
  labelHidden?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** Label, hint and message around one control. Where a field is not required, it says so: most are. */
export function FieldFrame({
  id,
  label,
  hint,
  problem,
  required,
  labelHidden,
  class: extra,
  children,
}: FieldFrameProps) {
  const t = useText();
  return (
    <div class={`field${problem ? " field-wrong" : ""}${extra ? ` ${extra}` : ""}`}>
      <label class={labelHidden ? "visually-hidden" : "field-label"} for={id}>
        {label}
        {!required && !labelHidden && <span class="field-optional"> {t("ui.field.optional")}</span>}
      </label>
      <FieldNotes id={id} hint={hint} problem={problem} />
      {children}
    </div>
  );
}

/** The hint and the message of a field, under the ids that its control is described by. */
export function FieldNotes({ id, hint, problem }: { id: string; hint?: string; problem?: string }) {
  return (
    <>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          {problem}
        </p>
      )}
    </>
  );
}
