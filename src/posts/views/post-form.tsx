import type { ComponentChildren } from "preact";
import { AttachmentTray } from "../../attachments/index.ts";
import { Telling } from "../../drafts/index.ts";
import { Button, Choices, Field, Form, type FormValues, MarkdownField, useText } from "../../ui/index.ts";
import { textLengthMax, titleLengthMax } from "../input.ts";
import type { PostKind } from "../kinds.ts";
import type { PublishPlan } from "../unschedule-post.ts";
import { PublishOn } from "./publish-on.tsx";
import { TalkFields, type TalkFieldsProps } from "./talk-fields.tsx";

export interface PostFormProps {
  action: string;
  form: FormValues;
  /** What stands in the fields where nothing was typed yet. */
  start?: { title: string; markdown: string; tags: readonly string[]; audience: string; template?: string };
  /** Kinds to choose from, for a new post; the first is chosen unless the form says otherwise. */
  kinds?: readonly PostKind[];
  kind: PostKind;
  group: GroupOfForm;
  /** Tags to choose from. */
  tags: readonly string[];
  /** Under which name the browser keeps what is typed. */
  draft: string;
  /** Sent along: see editStamp. */
  since?: string;
  /** "draft": it can be published or kept. "published": it can only be saved. */
  state: "draft" | "published";
  /** When a draft publishes itself, if so. */
  plan?: PublishPlan;
  /** What was chosen for the talk of a draft before. */
  talk?: TalkFieldsProps["start"];
  /** Where to go without sending. */
  cancel: string;
  /** Above the fields, inside the form: what somebody else has written meanwhile. */
  children?: ComponentChildren;
}

/** Of the group, what decides who can be let in. */
export interface GroupOfForm {
  readonly slug: string;
  readonly name: string;
  readonly visibility: "everyone" | "people" | "members";
  readonly postsFor: "everyone" | "members";
}

/** Where a post of any kind is written, anew or again. */
export function PostForm(props: PostFormProps) {
  const { action, form, start, kind, draft, since, state, children } = props;
  const t = useText();
  return (
    <Form
      action={action}
      draft={draft}
      class="post-form"
      labels={{ markdown: t("post.form.text") }}
      {...form}
    >
      {children}
      {start?.template !== undefined && <input type="hidden" name="template" value={start.template} />}
      {since !== undefined && <input type="hidden" name="since" value={since} />}
      <KindChoice {...props} />
      {state === "draft" && <TalkFields kinds={props.kinds ?? [kind]} start={props.talk} />}
      <Field
        name="title"
        label={t("post.form.title")}
        hint={t("post.form.title.hint")}
        value={start?.title}
        maxlength={titleLengthMax}
        autocomplete="off"
        required
      />
      <MarkdownField
        name="markdown"
        label={t("post.form.text")}
        value={start?.markdown}
        placeholder={t(kind.placeholderKey)}
        rows={12}
        maxlength={textLengthMax}
        required
        files
      >
        <AttachmentTray />
      </MarkdownField>
      <TagsField {...props} />
      <AudienceChoice {...props} />
      {state === "draft" && <PublishOn plan={props.plan} form={form} />}
      {state === "draft" && <Telling groupSlug={props.group.slug} />}
      <Buttons {...props} />
    </Form>
  );
}

function KindChoice({ kinds, kind }: PostFormProps) {
  const t = useText();
  if (!kinds) return null;
  if (kinds.length === 1) return <input type="hidden" name="kind" value={kind.key} />;
  return (
    <Choices
      name="kind"
      label={t("post.form.kind")}
      value={kind.key}
      required
      choices={kinds.map((one) => ({ value: one.key, label: t(one.nameKey), hint: t(one.hintKey) }))}
    />
  );
}

function TagsField({ start, tags }: PostFormProps) {
  const t = useText();
  return (
    <weft-tags>
      <Field
        name="tags"
        label={t("post.form.tags")}
        hint={t("post.form.tags.hint")}
        value={start?.tags.join(", ")}
        list="tags-in-use"
        autocomplete="off"
        autocapitalize="none"
      />
      <datalist id="tags-in-use">
        {tags.map((tag) => (
          <option value={tag} />
        ))}
      </datalist>
    </weft-tags>
  );
}

/** Where the group keeps its posts to itself there is nothing to choose. */
function AudienceChoice({ group, start, form }: PostFormProps) {
  const t = useText();
  if (group.postsFor === "members" || group.visibility === "members")
    return <p class="soft small">{t("post.form.audience.members-only", { group: group.name })}</p>;
  return (
    <Choices
      name="audience"
      label={t("post.form.audience")}
      value={String(form.values?.audience ?? start?.audience ?? "everyone")}
      required
      choices={[
        {
          value: "everyone",
          label: t(`post.form.audience.${group.visibility}`),
          hint: t(`post.form.audience.${group.visibility}.hint`),
        },
        {
          value: "group",
          label: t("post.form.audience.group", { group: group.name }),
          hint: t("post.form.audience.group.hint"),
        },
      ]}
    />
  );
}

function Buttons({ state, cancel, plan }: PostFormProps) {
  const t = useText();
  if (state === "published") {
    return (
      <div class="form-actions">
        <Button kind="primary" name="intent" value="save">
          {t("post.form.save")}
        </Button>
        <Button kind="link" href={cancel}>
          {t("post.form.cancel")}
        </Button>
      </div>
    );
  }
  return (
    <div class="form-actions">
      <Button kind={plan?.publishOn ? "quiet" : "primary"} name="intent" value="publish">
        {t(plan?.publishOn ? "post.form.publish-now" : "post.form.publish")}
      </Button>
      <Button name="intent" value="draft" formNoValidate>
        {t(plan?.publishOn ? "post.form.keep-only" : "post.form.keep")}
      </Button>
      <Button kind="link" href={cancel}>
        {t("post.form.cancel")}
      </Button>
    </div>
  );
}
