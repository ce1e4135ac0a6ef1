import { type ComponentChildren, isValidElement, toChildArray } from "preact";
import { Draft } from "./draft.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext, type FormValues } from "./form-state.ts";

export interface FormProps extends FormValues {
  action: string;
  /** "get" for searches and filters. */
  method?: "post" | "get";
  /** For file fields. */
  multipart?: boolean;
  /** Keeps what is typed in this browser, under this key, until the server says that it has it (see draft.tsx). */
  draft?: string;
  /** Where each part stands: "stack" (default) one under the other, "row" beside each other. */
  shape?: "stack" | "row";
  id?: string;
  class?: string;
  /** Names for fields that the summary cannot find by itself (those inside of components). */
  labels?: Readonly<Record<string, string>>;
  /** What Turbo is told: "_top", or a frame's name. */
  frame?: string;
  /** Sent by the browser itself: where the answer leads to an anchor, which Turbo would forget. */
  plain?: boolean;
  children: ComponentChildren;
}

/**
 * A form. Fields inside it take their value and message from `values` and `errors` by name: pass the FormState that
 * `submitForm` hands to its view. With errors it opens with a summary that takes the focus and links to each field.
 */
export function Form({
  action,
  method = "post",
  multipart,
  draft,
  shape = "stack",
  labels,
  frame,
  plain,
  children,
  ...rest
}: FormProps) {
  const { values, errors = {}, id } = rest;
  const inside = (
    <FormContext.Provider value={{ values, errors }}>
      {Object.keys(errors).length > 0 && (
        <ErrorSummary errors={errors} labels={{ ...labelsIn(children), ...labels }} />
      )}
      {children}
    </FormContext.Provider>
  );
  return (
    <form
      id={id}
      class={`form form-${shape}${rest.class ? ` ${rest.class}` : ""}`}
      action={action}
      method={method}
      encType={multipart ? "multipart/form-data" : undefined}
      data-turbo-frame={frame}
      data-turbo={plain ? "false" : undefined}
    >
      {draft ? <Draft name={draft}>{inside}</Draft> : inside}
    </form>
  );
}

/** The labels of the fields that stand directly in the form, by name. */
function labelsIn(children: ComponentChildren): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const child of toChildArray(children)) {
    if (!isValidElement(child)) continue;
    const {
      name,
      label,
      children: inner,
    } = child.props as { name?: string; label?: string; children?: ComponentChildren };
    if (name && label) labels[name] = label;
    if (inner) Object.assign(labels, labelsIn(inner));
  }
  return labels;
}
