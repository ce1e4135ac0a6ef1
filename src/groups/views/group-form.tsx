import type { FormState } from "../../platform/http/index.ts";
import {
  Button,
  Checkbox,
  Choices,
  Field,
  FileField,
  Form,
  MarkdownField,
  Select,
  useText,
} from "../../ui/index.ts";
import type { Group } from "../find-group.ts";
import { nameLengthMax, purposeLengthMax } from "../limits.ts";
import type { GroupTool } from "../tools.ts";
import { GroupTile } from "./group-tile.tsx";

export interface GroupFormProps {
  action: string;
  form: FormState;
  /** The group as it stands; undefined for one that is being made. */
  group?: Group;
  /** Which state of the group the form begins from. */
  stamp?: string;
  parents: readonly { slug: string; name: string }[];
  /** What stands in `parent` now: a slug, "" or "=" for a group that the editor cannot see. */
  parent: string;
  tools: readonly GroupTool[];
  cancel: string;
}

/** What a group says of itself, who may see it, how one joins, and its tools. */
export function GroupForm(props: GroupFormProps) {
  const { action, form, group, stamp, tools, cancel } = props;
  const t = useText();
  return (
    <Form action={action} values={form.values} errors={form.errors} multipart>
      {stamp !== undefined && <input type="hidden" name="since" value={stamp} />}
      <Field
        name="name"
        label={t("group.form.name")}
        hint={t("group.form.name-hint")}
        value={group?.name}
        required
        maxlength={nameLengthMax}
      />
      <MarkdownField
        name="purpose"
        label={t("group.form.purpose")}
        hint={t("group.form.purpose-hint")}
        value={group?.purpose}
        rows={6}
        maxlength={purposeLengthMax}
      />
      <Ways group={group} />
      <Place {...props} />
      <Picture group={group} />
      {tools.length > 0 && <Tools group={group} tools={tools} />}
      <div class="form-actions">
        <Button kind="primary">{t(group ? "group.form.save" : "group.form.make")}</Button>
        <Button href={cancel}>{t("group.cancel")}</Button>
      </div>
    </Form>
  );
}

/** Three things, asked one by one: who may see the group, how one joins, who reads its posts. */
function Ways({ group }: { group?: Group }) {
  const t = useText();
  const choices = (field: string, values: readonly string[]) =>
    values.map((value) => ({
      value,
      label: t(`group.form.${field}.${value}`),
      hint: t(`group.form.${field}.${value}-hint`),
    }));
  return (
    <>
      <Choices
        name="visibility"
        label={t("group.form.visibility")}
        required
        value={group?.visibility ?? "everyone"}
        choices={choices("visibility", ["everyone", "people", "members"])}
      />
      <Choices
        name="joining"
        label={t("group.form.joining")}
        hint={t("group.form.joining-hint")}
        required
        value={group?.joining ?? "open"}
        choices={choices("joining", ["open", "ask", "invitation"])}
      />
      <Choices
        name="postsFor"
        label={t("group.form.posts-for")}
        required
        value={group?.postsFor ?? "everyone"}
        choices={choices("posts-for", ["everyone", "members"])}
      />
    </>
  );
}

/** Where the group stands: region, tags, the group that it is part of, its address. */
function Place({ group, parents, parent }: GroupFormProps) {
  const t = useText();
  const choices = parents.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <>
      <Field
        name="region"
        label={t("group.form.region")}
        hint={t("group.form.region-hint")}
        value={group?.region}
        maxlength={80}
      />
      <Field
        name="tags"
        label={t("group.form.tags")}
        hint={t("group.form.tags-hint")}
        value={group?.tags.join(", ")}
        maxlength={400}
      />
      {(choices.length > 0 || parent !== "") && (
        <Select
          name="parent"
          label={t("group.form.parent")}
          hint={t("group.form.parent-hint")}
          none={t("group.form.no-parent")}
          value={parent}
          choices={
            parent === "=" ? [{ value: "=", label: t("group.form.unseen-parent") }, ...choices] : choices
          }
        />
      )}
      {group && (
        <Field
          name="slug"
          label={t("group.form.slug")}
          hint={t("group.form.slug-hint")}
          value={group.slug}
          maxlength={60}
          spellcheck={false}
          autocapitalize="none"
        />
      )}
    </>
  );
}

/** What the group does. A tool that is switched off loses nothing. */
function Tools({ group, tools }: Pick<GroupFormProps, "group" | "tools">) {
  const t = useText();
  return (
    <fieldset class="field choices" aria-describedby="tools-hint">
      <legend class="field-label">{t("group.form.tools")}</legend>
      <p class="field-hint" id="tools-hint">
        {t("group.form.tools-hint")}
      </p>
      <input type="hidden" name="toolsShown" value="1" />
      {tools.map((tool) => (
        <Checkbox
          name={`tool-${tool.key}`}
          label={t(tool.nameKey)}
          hint={t(tool.hintKey)}
          checked={group?.tools[tool.key] !== false}
        />
      ))}
    </fieldset>
  );
}

function Picture({ group }: { group?: Group }) {
  const t = useText();
  return (
    <>
      {group?.pictureId && (
        <div class="cluster">
          <GroupTile group={group} alt={group.pictureAlt} large />
          <Checkbox name="removePicture" label={t("group.form.remove-picture")} />
        </div>
      )}
      <FileField
        name="file"
        label={t(group?.pictureId ? "group.form.other-picture" : "group.form.picture")}
        hint={t("group.form.picture-hint")}
        accept="image/*"
      />
      <Field
        name="pictureAlt"
        label={t("group.form.picture-alt")}
        hint={t("group.form.picture-alt-hint")}
        value={group?.pictureAlt}
        maxlength={300}
      />
    </>
  );
}
