import { FieldFrame } from "./field-frame.tsx";
import { type FieldProps, useField } from "./form-state.ts";

export type FileFieldProps = FieldProps & {
  /** What the picker offers: "image/*". */
  accept?: string;
  multiple?: boolean;
};

/** One file, or several with `multiple`. Its form needs `multipart`. */
export function FileField({ label, hint, error, labelHidden, id, ...rest }: FileFieldProps) {
  const field = useField({ name: rest.name, id, label, hint, error });
  return (
    <FieldFrame
      {...{ id: field.id, label, hint, problem: field.problem, required: rest.required, labelHidden }}
    >
      <input class="control control-file" type="file" {...rest} {...field.control} />
    </FieldFrame>
  );
}
