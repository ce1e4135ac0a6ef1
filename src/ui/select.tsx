import { FieldFrame } from "./field-frame.tsx";
import { type FieldProps, useField } from "./form-state.ts";

export interface Choice {
  value: string;
  label: string;
  /** One more sentence, shown in `Choices` only. */
  hint?: string;
  disabled?: boolean;
}

export type SelectProps = FieldProps & {
  disabled?: boolean;
  autocomplete?: string;
  choices: readonly Choice[];
  value?: string | number | null;
  /** Words of a first choice that means none. */
  none?: string;
  /** Sends its form as soon as another is chosen (with scripts; the form keeps its button). */
  submits?: boolean;
};

/** One of many, folded away. For up to five take Choices. */
export function Select({
  label,
  hint,
  error,
  labelHidden,
  value: start,
  id,
  choices,
  none,
  submits,
  ...rest
}: SelectProps) {
  const field = useField({ name: rest.name, id, label, hint, error }, start);
  const chosen = String(field.value ?? "");
  const control = (
    <select class="control" {...rest} {...field.control}>
      {none !== undefined && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === chosen} disabled={choice.disabled}>
          {choice.label}
        </option>
      ))}
    </select>
  );
  return (
    <FieldFrame
      {...{
        id: field.id,
        label,
        hint,
        problem: field.problem,
        required: rest.required ?? none === undefined,
        labelHidden,
      }}
    >
      {submits ? <weft-autosubmit>{control}</weft-autosubmit> : control}
    </FieldFrame>
  );
}
