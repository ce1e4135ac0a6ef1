import type { ComponentChildren } from "preact";
import {
  Button,
  Field,
  Form,
  type FormValues,
  MarkdownField,
  Select,
  TextArea,
  useText,
} from "../../ui/index.ts";
import type { Counted, DirectoryChoices } from "../directory-choices.ts";
import { fieldAudiences, type ProfileField } from "../profile-fields.ts";
import { aboutLengthMax, audienceField, linkFields, wantsLengthMax } from "../profile-input.ts";

/** What one says of oneself. Nothing is required; beside each field stands who may see it. */
export function ProfileForm({ form, choices }: { form: FormValues; choices: DirectoryChoices }) {
  const t = useText();
  const line = (field: "pronouns" | "occupation" | "organisation" | "region", more: object = {}) => (
    <Audienced field={field}>
      <Field
        name={field}
        label={t(`people.field.${field}`)}
        hint={t(`people.field.${field}.hint`)}
        maxlength={120}
        dir="auto"
        {...more}
      />
    </Audienced>
  );
  return (
    <Form action="/settings/profile" {...form} labels={labels(t)}>
      {line("pronouns", { maxlength: 40 })}
      {line("occupation", { autocomplete: "organization-title" })}
      {line("organisation", { list: "organisations-here", autocomplete: "organization" })}
      {line("region", { list: "regions-here", maxlength: 80 })}
      <Known id="organisations-here" values={choices.organisations} />
      <Known id="regions-here" values={choices.regions} />
      <Audienced field="interests">
        <Field
          name="interests"
          label={t("people.field.interests")}
          hint={t("people.field.interests.hint")}
          maxlength={600}
          dir="auto"
        />
      </Audienced>
      <Audienced field="about">
        <MarkdownField
          name="about"
          label={t("people.field.about")}
          hint={t("people.field.about.hint")}
          maxlength={aboutLengthMax}
          rows={6}
        />
      </Audienced>
      <Audienced field="wants">
        <TextArea
          name="wants"
          label={t("people.field.wants")}
          hint={t("people.field.wants.hint")}
          maxlength={wantsLengthMax}
          rows={3}
          dir="auto"
        />
      </Audienced>
      <Audienced field="links">
        <LinkFields />
      </Audienced>
      <div class="form-actions">
        <Button kind="primary">{t("people.profile.submit")}</Button>
      </div>
    </Form>
  );
}

/** A field with the choice of who may see it. */
function Audienced({ field, children }: { field: ProfileField; children: ComponentChildren }) {
  const t = useText();
  return (
    <div class="audienced">
      {children}
      <Select
        name={audienceField(field)}
        label={t("people.audience.of", { field: t(`people.field.${field}`) })}
        labelHidden
        choices={fieldAudiences.map((one) => ({ value: one, label: t(`people.audience.${one}`) }))}
      />
    </div>
  );
}

function LinkFields() {
  const t = useText();
  return (
    <fieldset class="field">
      <legend class="field-label">{t("people.field.links")}</legend>
      <p class="field-hint">{t("people.field.links.hint")}</p>
      {linkFields.map(({ url, label }, index) => (
        <div class="link-fields">
          <Field
            name={url}
            label={t("people.links.url", { number: index + 1 })}
            labelHidden
            placeholder="https://example.org"
            inputmode="url"
            maxlength={500}
          />
          <Field
            name={label}
            label={t("people.links.label", { number: index + 1 })}
            labelHidden
            placeholder={t("people.links.label.example")}
            maxlength={80}
            dir="auto"
          />
        </div>
      ))}
    </fieldset>
  );
}

/** What others here have written, so that one region is written one way. */
function Known({ id, values }: { id: string; values: readonly Counted[] }) {
  return (
    <datalist id={id}>
      {values.map(({ value }) => (
        <option value={value} />
      ))}
    </datalist>
  );
}

/** Names of the fields for the summary of what is to be mended. */
function labels(t: ReturnType<typeof useText>): Record<string, string> {
  const own = ["pronouns", "occupation", "organisation", "region", "interests", "about", "wants"];
  return Object.fromEntries([
    ...own.map((field) => [field, t(`people.field.${field}`)]),
    ...linkFields.map(({ url }, index) => [url, t("people.links.url", { number: index + 1 })]),
  ]);
}
