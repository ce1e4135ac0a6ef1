import { Field, Select, useText } from "../../ui/index.ts";
import { licences } from "../licences.ts";

export interface CreditValues {
  readonly alt?: string;
  readonly title?: string;
  readonly author?: string;
  readonly sourceUrl?: string;
  readonly licence?: string;
}

/**
 * What a picture shows, who made it, and how it may be used.
 * @param authors offered while a name is typed: those given before.
 * @param prefix keeps the ids apart from those of a form beside it.
 */
export function CreditFields({
  values = {},
  authors = [],
  prefix = "credit",
}: {
  values?: CreditValues;
  authors?: readonly string[];
  prefix?: string;
}) {
  const t = useText();
  const id = (name: string) => `${prefix}-${name}`;
  return (
    <>
      <Field
        name="alt"
        id={id("alt")}
        label={t("attachment.alt")}
        hint={t("attachment.alt.hint")}
        value={values.alt}
        maxlength={1000}
      />
      <Field
        name="author"
        id={id("author")}
        label={t("attachment.author")}
        value={values.author}
        maxlength={200}
        list={authors.length > 0 ? id("authors") : undefined}
        autocomplete="off"
      />
      {authors.length > 0 && (
        <datalist id={id("authors")}>
          {authors.map((author) => (
            <option value={author} />
          ))}
        </datalist>
      )}
      <Select
        name="licence"
        id={id("licence")}
        label={t("attachment.licence")}
        hint={t("attachment.licence.hint")}
        value={values.licence}
        none={t("attachment.licence.none")}
        choices={licences.map(({ key, short, nameKey }) => ({
          value: key,
          label: short ? `${short}: ${t(nameKey)}` : t(nameKey),
        }))}
      />
      <Field
        name="sourceUrl"
        id={id("source")}
        type="url"
        label={t("attachment.source")}
        hint={t("attachment.source.hint")}
        value={values.sourceUrl}
        maxlength={2000}
        placeholder="https://"
      />
      <Field
        name="title"
        id={id("title")}
        label={t("attachment.title")}
        value={values.title}
        maxlength={200}
      />
    </>
  );
}
