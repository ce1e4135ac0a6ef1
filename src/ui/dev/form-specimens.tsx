import { Button } from "../button.tsx";
import { Checkbox } from "../checkbox.tsx";
import { Choices } from "../choices.tsx";
import { Field } from "../field.tsx";
import { FileField } from "../file-field.tsx";
import { Form } from "../form.tsx";
import { MarkdownField } from "../markdown-field.tsx";
import { SearchBox } from "../search-box.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { Specimen } from "./specimen.tsx";

const regions = [
  { value: "tai-tokerau", label: "Te Tai Tokerau" },
  { value: "waikato", label: "Waikato" },
  { value: "otakou", label: "Ōtākou" },
];

/** Forms as they are first seen, and as they come back when something needs mending. */
export function FormSpecimens() {
  return (
    <>
      <FirstSeen />
      <ToBeMended />
    </>
  );
}

function FirstSeen() {
  return (
    <Specimen name="Form">
      <Form action="/dev/components" draft="specimen">
        <Field
          name="title"
          label="Title"
          required
          hint="Say what you would like to talk about."
          maxlength={120}
        />
        <Select name="region" label="Region" choices={regions} none="All of Aotearoa" />
        <Choices
          name="joining"
          label="How people join"
          required
          value="open"
          choices={[
            { value: "open", label: "Anyone may join", hint: "One press, and they are a member." },
            { value: "ask", label: "They ask, a facilitator answers" },
            { value: "invite", label: "By invitation only", disabled: true },
          ]}
        />
        <MarkdownField
          name="body"
          label="Your words"
          id="specimen-body"
          files
          rows={6}
          value="Kia ora! **What** do you want from it?"
        />
        <TextArea
          name="reason"
          label="Why you would like to join"
          maxlength={200}
          count
          value={"A reason. ".repeat(17)}
        />
        <FileField name="picture" label="Picture" accept="image/*" hint="You will be asked who made it." />
        <Checkbox
          name="agree"
          label="Tell me when somebody replies"
          hint="By mail, at most once a day."
          checked
        />
        <Field name="locked" label="Cannot be changed" value="kaiako" disabled />
        <div class="form-actions">
          <Button kind="primary">Publish</Button>
          <Button name="draft" value="1">
            Keep as a draft
          </Button>
          <Button kind="link" href="/">
            Cancel
          </Button>
        </div>
      </Form>
    </Specimen>
  );
}

function ToBeMended() {
  return (
    <>
      <Specimen name="Form to be mended">
        <Form
          action="/dev/components"
          values={{ name: "", joining2: "perhaps" }}
          errors={{ name: "error.required", joining2: "error.field", words: "error.too-long" }}
        >
          <Field name="name" label="Name of the group" required />
          <Choices
            name="joining2"
            label="How people join"
            required
            choices={[{ value: "open", label: "Anyone may join" }]}
          />
          <MarkdownField name="words" label="What it is for" required rows={3} />
        </Form>
      </Specimen>
      <Specimen name="Search and filters">
        <SearchBox label="Search people" query="Pōtae" />
        <Form action="/people" method="get" shape="row">
          <Select name="region2" label="Region" choices={regions} none="All" submits />
          <Field name="interest" label="Interest" />
          <Button>Show</Button>
        </Form>
      </Specimen>
    </>
  );
}
