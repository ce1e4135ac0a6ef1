import { FieldFrame } from "./field-frame.tsx";
import { type ControlAttributes, type FieldProps, useField } from "./form-state.ts";
import { useText } from "./text.tsx";

export type TextAreaProps = FieldProps &
  ControlAttributes & {
    rows?: number;
    value?: string | null;
    /** Says how many characters are left, from `maxlength`. */
    count?: boolean;
  };

/** Several lines of plain text; it grows with what is typed. For Markdown take MarkdownField. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  value: start,
  id,
  count,
  rows = 4,
  ...rest
}: TextAreaProps) {
  const t = useText();
  const field = useField({ name: rest.name, id, label, hint, error }, start);
  const control = (
    <textarea class="control" rows={rows} {...rest} {...field.control}>
      {String(field.value ?? "")}
    </textarea>
  );
  return (
    <FieldFrame
      {...{ id: field.id, label, hint, problem: field.problem, required: rest.required, labelHidden }}
    >
      {count && rest.maxlength ? <weft-count data-left={t("ui.count.left")}>{control}</weft-count> : control}
    </FieldFrame>
  );
}
