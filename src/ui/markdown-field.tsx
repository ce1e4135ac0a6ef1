import type { ComponentChildren } from "preact";
import { FieldFrame } from "./field-frame.tsx";
import { type FieldProps, useField } from "./form-state.ts";
import { useText } from "./text.tsx";
import { Toolbar } from "./toolbar.tsx";

export interface MarkdownFieldProps extends FieldProps {
  value?: string | null;
  rows?: number;
  maxlength?: number;
  placeholder?: string;
  /** Takes pictures and files: weft-markdown sends a "weft:files" event with `detail.files`, and an island of yours answers. */
  files?: boolean;
  /** Where the preview is made: POST of `text`, answered with HTML. */
  preview?: string;
  /** Stands under the text, inside the island: what was attached. */
  children?: ComponentChildren;
}

/** A text in Markdown, with a toolbar, shortcuts and a preview where there are scripts, and a plain box where there are none. */
export function MarkdownField(props: MarkdownFieldProps) {
  const {
    label,
    hint,
    labelHidden,
    value,
    rows = 8,
    required,
    maxlength,
    placeholder,
    files,
    preview = "/preview",
    children,
  } = props;
  const t = useText();
  const field = useField(props, value);
  return (
    <FieldFrame {...{ id: field.id, label, hint, problem: field.problem, required, labelHidden }}>
      <weft-markdown
        class="markdown"
        data-preview={preview}
        data-empty={t("ui.markdown.nothing")}
        data-failed={t("ui.markdown.failed")}
      >
        <Toolbar controls={field.id} files={files} />
        <textarea
          class="control markdown-text"
          {...{ rows, required, maxlength, placeholder }}
          {...field.control}
        >
          {String(field.value ?? "")}
        </textarea>
        <div class="markdown-preview prose" hidden aria-live="polite" />
        {children}
      </weft-markdown>
    </FieldFrame>
  );
}
