import type { AdministeredPerson } from "../../people/index.ts";
import { Breadcrumb, Button, Form, type FormValues, PageHead, TextArea, useText } from "../../ui/index.ts";
import { accountPath, peoplePath } from "../people-path.ts";

export interface SuspensionPageProps {
  person: AdministeredPerson;
  form: FormValues;
  /** Of the word to them, in characters. */
  wordLengthMax: number;
}

/** Asks before somebody is kept out, and for a word to them. */
export function SuspensionPage({ person, form, wordLengthMax }: SuspensionPageProps) {
  const t = useText();
  const { name, handle } = person;
  return (
    <>
      <PageHead
        title={t("administration.suspension.title", { name })}
        lead={t("administration.suspension.lead")}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("administration.place.people"), href: peoplePath() },
              { label: t("administration.people.suspend") },
            ]}
          />
        }
      />
      <Form action={accountPath(handle, "suspension")} {...form}>
        <TextArea
          name="word"
          label={t("administration.suspension.word")}
          hint={t("administration.suspension.word.hint")}
          maxlength={wordLengthMax}
          rows={4}
        />
        <div class="form-actions">
          <Button kind="danger">{t("administration.people.suspend")}</Button>
          <Button kind="link" href={peoplePath()}>
            {t("administration.cancel")}
          </Button>
        </div>
      </Form>
    </>
  );
}
