import { personPath } from "../../people/index.ts";
import { type FormState, formAction } from "../../platform/http/index.ts";
import { Breadcrumb, Button, Byline, Choices, Form, PageHead, TextArea, useText } from "../../ui/index.ts";
import type { GroupRole } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import type { FoundPerson } from "../find-person.ts";
import { wordLengthMax } from "../limits.ts";
import { groupPath } from "../paths.ts";
import { RoleBadge } from "./role-badge.tsx";

/** What may be done with a member: null (yes) or the reason why not. */
export interface MemberRights {
  readonly changeRole: string | null;
  readonly handOver: string | null;
  readonly remove: string | null;
  readonly bar: string | null;
}

export interface MemberPageProps {
  group: FoundGroup;
  member: FoundPerson & { readonly role: GroupRole };
  rights: MemberRights;
  form: FormState;
}

/** One member, for those who look after the group: their role, and the ways out. What one may not do is not offered. */
export function MemberPage({ group, member, rights, form }: MemberPageProps) {
  const t = useText();
  const path = `${groupPath(group)}/members/${encodeURIComponent(member.handle)}`;
  const name = member.name;
  const nothing = Object.values(rights).every((refusal) => refusal !== null);
  return (
    <>
      <PageHead
        title={t("group.member.title", { name })}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: group.name, href: groupPath(group) },
              { label: t("group.rail.members"), href: `${groupPath(group)}/members` },
            ]}
          />
        }
      />
      <Byline
        person={{ id: member.id, name, picture: member.face }}
        href={personPath(member.handle)}
        badges={<RoleBadge role={member.role} />}
      />
      {nothing && <p class="section">{t(rights.remove ?? "error.forbidden")}</p>}
      {rights.changeRole === null && <Role path={path} member={member} />}
      {rights.handOver === null && (
        <section class="section stack" aria-labelledby="hand-over">
          <h2 id="hand-over">{t("group.hand-over")}</h2>
          <p>{t("group.hand-over.words", { name })}</p>
          <Form action={`${groupPath(group)}/stewardship`}>
            <input type="hidden" name="person" value={member.handle} />
            <div class="form-actions">
              <Button>{t("group.hand-over.button", { name })}</Button>
            </div>
          </Form>
        </section>
      )}
      {rights.remove === null && (
        <section class="section stack" aria-labelledby="remove">
          <h2 id="remove">{t("group.remove")}</h2>
          <p>{t("group.remove.words", { name })}</p>
          <Form action={formAction(path, "delete")}>
            <TextArea
              name="word"
              id="f-remove-word"
              label={t("group.remove.word")}
              rows={2}
              maxlength={wordLengthMax}
            />
            <div class="form-actions">
              <Button kind="danger">{t("group.remove.button", { name })}</Button>
            </div>
          </Form>
        </section>
      )}
      {rights.bar === null && (
        <section class="section stack" aria-labelledby="bar">
          <h2 id="bar">{t("group.bar")}</h2>
          <p>{t("group.bar.words")}</p>
          <Form action={`${groupPath(group)}/bars`} values={form.values} errors={form.errors}>
            <input type="hidden" name="person" value={member.handle} />
            <input type="hidden" name="from" value="member" />
            <TextArea
              name="reason"
              label={t("group.bar.reason")}
              required
              rows={2}
              maxlength={wordLengthMax}
            />
            <div class="form-actions">
              <Button kind="danger">{t("group.bar.button", { name })}</Button>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}

function Role({ path, member }: { path: string; member: MemberPageProps["member"] }) {
  const t = useText();
  return (
    <section class="section stack" aria-labelledby="role">
      <h2 id="role">{t("group.role")}</h2>
      <Form action={formAction(path, "put")}>
        <Choices
          name="role"
          label={t("group.role")}
          labelHidden
          required
          value={member.role}
          choices={(["member", "facilitator", "steward"] as const).map((role) => ({
            value: role,
            label: t(`group.role.${role}`),
            hint: t(`group.role.${role}-hint`),
          }))}
        />
        <div class="form-actions">
          <Button kind="primary">{t("group.role.save")}</Button>
        </div>
      </Form>
    </section>
  );
}
