import { type FormState, formAction } from "../../platform/http/index.ts";
import { Button, Form, Notice, PageHead, PostButton, TextArea, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { Group } from "../find-group.ts";
import { reasonLengthMax } from "../limits.ts";
import { groupPath, membershipPath } from "../paths.ts";
import { mustAsk, wayIn } from "../permissions.ts";
import { JoinGroup } from "./join-group.tsx";

export interface MembershipPageProps {
  group: Group;
  viewer: Viewer;
  asked: boolean;
  /** Why the viewer may not leave now (message key), or null. */
  stays: string | null;
  to: string;
  form: FormState;
}

/** The step in or out of a group, on a page of its own. */
export function MembershipPage({ group, viewer, asked, stays, to, form }: MembershipPageProps) {
  const t = useText();
  const role = viewer.id === null ? undefined : viewer.roles.get(group.id);
  if (role) {
    return (
      <>
        <PageHead title={t("group.leave.title", { group: group.name })} lead={t(`group.leave.as.${role}`)} />
        <div class="stack">
          {stays ? (
            <Notice kind="warning">
              <p>{t(stays)}</p>
            </Notice>
          ) : (
            <p>{t(`group.leave.${wayIn(group)}`)}</p>
          )}
          <div class="cluster">
            {!stays && (
              <PostButton kind="danger" action={formAction(membershipPath(group), "delete")}>
                {t("group.leave")}
              </PostButton>
            )}
            <Button href={groupPath(group)}>{t("group.stay")}</Button>
          </div>
        </div>
      </>
    );
  }
  if (Object.keys(form.errors).length === 0 || !mustAsk(viewer, group)) {
    return (
      <>
        <PageHead title={group.name} />
        <JoinGroup group={group} viewer={viewer} to={to} asked={asked} />
      </>
    );
  }
  return (
    <>
      <PageHead title={t("group.join.title")} lead={t("group.join.ask", { group: group.name })} />
      <Form action={membershipPath(group)} values={form.values} errors={form.errors}>
        <input type="hidden" name="to" value={to} />
        <TextArea name="reason" label={t("group.join.reason")} required maxlength={reasonLengthMax} />
        <div class="form-actions">
          <Button kind="primary">{t("group.join.ask-button")}</Button>
          <Button href={groupPath(group)}>{t("group.cancel")}</Button>
        </div>
      </Form>
    </>
  );
}
