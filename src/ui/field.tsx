import type { ComponentProps } from "preact";
import { FieldFrame } from "./field-frame.tsx";
import { type ControlAttributes, type FieldProps, useField } from "./form-state.ts";

export type TextFieldProps = FieldProps &
  ControlAttributes & {
    type?:
      | "text"
      | "email"
      | "password"
      | "url"
      | "tel"
      | "search"
      | "number"
      | "date"
      | "time"
      | "datetime-local";
    value?: string | number | null;
  };

/** One line to type in. Other attributes of `<input>` (autocomplete, maxlength, inputmode, …) pass through. */
export function Field({
  type = "text",
  label,
  hint,
  error,
  labelHidden,
  value: start,
  id,
  ...rest
}: TextFieldProps) {
  const field = useField({ name: rest.name, id, label, hint, error }, start);
  // A password is never written back into a page.
  const value = type === "password" ? undefined : shown(field.value);
  const attributes = { class: "control", type, ...rest, ...field.control, value } as ComponentProps<"input">;
  return (
    <FieldFrame
      {...{ id: field.id, label, hint, problem: field.problem, required: rest.required, labelHidden }}
    >
      <input {...attributes} />
    </FieldFrame>
  );
}

function shown(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
