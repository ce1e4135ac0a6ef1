import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useText } from "./text.tsx";

/** What a form shows again after it could not be taken: what was typed, and a message key by field. */
export interface FormValues {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly errors?: Readonly<Record<string, string>>;
}

export const FormContext = createContext<FormValues>({});

export interface FieldProps {
  /** Name it is sent under. Unique in the form. */
  name: string;
  label: string;
  /** One sentence under the label: what belongs here, who sees it. */
  hint?: string;
  /** Message key, where the form around it does not know better. */
  error?: string;
  required?: boolean;
  /** Unique on the page; made from the name if left out. */
  id?: string;
  /** Keeps the label for screen readers alone. */
  labelHidden?: boolean;
}

/** Attributes of controls that pass through to the element, as HTML spells them. */
export interface ControlAttributes {
  placeholder?: string;
  autocomplete?: string;
  autofocus?: boolean;
  disabled?: boolean;
  readonly?: boolean;
  spellcheck?: boolean;
  autocapitalize?: "off" | "none" | "on" | "sentences" | "words" | "characters";
  inputmode?: "none" | "text" | "tel" | "url" | "email" | "numeric" | "decimal" | "search";
  minlength?: number;
  maxlength?: number;
  min?: number | string;
  max?: number | string;
  step?: number | string;
  pattern?: string;
  list?: string;
  dir?: "auto" | "ltr" | "rtl";
}

/** Ids, message and typed value of a field, out of its props and the form that it stands in. */
export function useField({ name, id = fieldId(name), error, hint }: FieldProps, value?: unknown) {
  const t = useText();
  const form = useContext(FormContext);
  const problem = form.errors?.[name] ?? error;
  const describedBy = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return {
    id,
    /** Words, not the key. */
    problem: problem && t(problem),
    value: form.values && name in form.values ? form.values[name] : value,
    /** Attributes for the control itself. */
    control: {
      id,
      name,
      "aria-describedby": describedBy,
      "aria-invalid": problem ? ("true" as const) : undefined,
    },
  };
}

/** The id of the control with this name: error summaries link to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, "-")}`;
}
