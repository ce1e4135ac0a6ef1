import { FieldNotes } from "./field-frame.tsx";
import { type FieldProps, useField } from "./form-state.ts";

export type CheckboxProps = FieldProps & {
  disabled?: boolean;
  checked?: boolean;
  /** What is sent when it is ticked; nothing is sent when it is not. */
  value?: string;
};

/** Yes or no. */
export function Checkbox({
  label,
  hint,
  error,
  labelHidden,
  id,
  checked,
  value = "on",
  ...rest
}: CheckboxProps) {
  const field = useField({ name: rest.name, id, label, hint, error }, checked ? value : undefined);
  const ticked =
    field.value === true ||
    field.value === value ||
    (Array.isArray(field.value) && field.value.includes(value));
  return (
    <div class={`field field-choice${field.problem ? " field-wrong" : ""}`}>
      <input type="checkbox" class="tick" {...rest} {...field.control} value={value} checked={ticked} />
      <div>
        <label class={labelHidden ? "visually-hidden" : "choice-label"} for={field.id}>
          {label}
        </label>
        <FieldNotes id={field.id} hint={hint} problem={field.problem} />
      </div>
    </div>
  );
}
