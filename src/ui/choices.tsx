import { FieldNotes } from "./field-frame.tsx";
import { type FieldProps, useField } from "./form-state.ts";
import type { Choice } from "./select.tsx";
import { useText } from "./text.tsx";

export interface ChoicesProps extends FieldProps {
  choices: readonly Choice[];
  value?: string | readonly string[] | null;
  /** Several may be ticked; they are sent under one name. */
  several?: boolean;
}

/** A few choices, all in sight, each with a sentence of its own if need be. */
export function Choices({
  name,
  label,
  hint,
  error,
  labelHidden,
  id,
  required,
  choices,
  value,
  several,
}: ChoicesProps) {
  const t = useText();
  const field = useField({ name, id, label, hint, error }, value);
  const chosen = new Set([field.value].flat().map(String));
  const described = field.control["aria-describedby"];
  return (
    <fieldset class={`field choices${field.problem ? " field-wrong" : ""}`} aria-describedby={described}>
      <legend class={labelHidden ? "visually-hidden" : "field-label"}>
        {label}
        {!required && !labelHidden && <span class="field-optional"> {t("ui.field.optional")}</span>}
      </legend>
      <FieldNotes id={field.id} hint={hint} problem={field.problem} />
      {choices.map((choice, index) => {
        // The first carries the field's own id, so that an error summary leads to it.
        const own = index === 0 ? field.id : `${field.id}-${index}`;
        return (
          <div class="field-choice">
            <input
              type={several ? "checkbox" : "radio"}
              class="tick"
              id={own}
              name={name}
              value={choice.value}
              checked={chosen.has(choice.value)}
              disabled={choice.disabled}
              required={required && !several}
              aria-invalid={field.problem ? "true" : undefined}
              aria-describedby={choice.hint && `${own}-choice-hint`}
            />
            <div>
              <label class="choice-label" for={own}>
                {choice.label}
              </label>
              {choice.hint && (
                <p class="field-hint" id={`${own}-choice-hint`}>
                  {choice.hint}
                </p>
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
