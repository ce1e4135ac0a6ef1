import { fieldId } from "./form-state.ts";
import { Icon } from "./icon.tsx";
import { useText } from "./text.tsx";

/** What is to be mended, at the top of a form: it takes the focus, and each line leads to its field. */
export function ErrorSummary({
  errors,
  labels = {},
}: {
  errors: Readonly<Record<string, string>>;
  labels?: Readonly<Record<string, string>>;
}) {
  const t = useText();
  const { "": whole, ...fields } = errors;
  const entries = Object.entries(fields);
  return (
    // biome-ignore lint/a11y/noAutofocus: the page was asked for by sending the form; this is its answer.
    <div class="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p class="error-summary-title">
        <Icon name="warning" />
        {whole ? t(whole) : t("ui.form.mend", { count: entries.length })}
      </p>
      {entries.length > 0 && (
        <ul>
          {entries.map(([name, key]) => (
            <li>
              <a href={`#${fieldId(name)}`}>{labels[name] ? `${labels[name]}: ${t(key)}` : t(key)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
