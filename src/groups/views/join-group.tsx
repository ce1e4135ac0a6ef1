import type { ComponentChildren } from "preact";
import { formAction } from "../../platform/http/index.ts";
import { Button, JoinPanel, PostButton, TextArea, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import { reasonLengthMax } from "../limits.ts";
import { membershipPath } from "../paths.ts";
import { canJoin, type GroupFacts, mustAsk } from "../permissions.ts";

export interface JoinGroupProps {
  group: GroupFacts & { readonly slug: string; readonly name: string };
  viewer: Viewer;
  /** Local path to land at afterwards, such as "/posts/42-words#reply-box". */
  to: string;
  /** The viewer has asked already and waits. */
  asked?: boolean;
}

/**
 * The step into a group, where a reader would want to answer: "Join this group to contribute to discussions". One press
 * joins; where one has to ask, a reason goes along. Nothing for a member. Once a page.
 */
export function JoinGroup({ group, viewer, to, asked }: JoinGroupProps) {
  const t = useText();
  if (viewer.id !== null && viewer.roles.has(group.id)) return null;
  const refusal = canJoin(viewer, group);
  if (refusal === "group.refused.archived" || refusal === "group.refused.barred")
    return <JoinPanel id="join" title={t(`${refusal}.title`)} words={t(`${refusal}.words`)} />;
  if (asked) return <Asked group={group} to={to} />;
  if (refusal === "group.refused.by-invitation") return <ByInvitation viewer={viewer} to={to} />;
  return mustAsk(viewer, group) ? (
    <Ask group={group} viewer={viewer} to={to} />
  ) : (
    <Open {...{ group, viewer, to }} />
  );
}

type StepProps = Omit<JoinGroupProps, "asked">;

function Open({ group, viewer, to }: StepProps) {
  const t = useText();
  return (
    <JoinPanel
      id="join"
      title={t("group.join.title")}
      words={t(viewer.id === null ? "group.join.open-visitor" : "group.join.open", { group: group.name })}
      action={
        <JoinForm group={group} to={to}>
          <Button kind="primary">{t("group.join")}</Button>
        </JoinForm>
      }
    />
  );
}

function Ask({ group, viewer, to }: StepProps) {
  const t = useText();
  return (
    <JoinPanel
      id="join"
      title={t("group.join.title")}
      words={t(viewer.id === null ? "group.join.ask-visitor" : "group.join.ask", { group: group.name })}
      action={
        <JoinForm group={group} to={to} class="group-ask">
          <TextArea
            name="reason"
            label={t("group.join.reason")}
            required
            rows={2}
            maxlength={reasonLengthMax}
          />
          <Button kind="primary">{t("group.join.ask-button")}</Button>
        </JoinForm>
      }
    />
  );
}

function Asked({ group, to }: Pick<StepProps, "group" | "to">) {
  const t = useText();
  return (
    <JoinPanel
      id="join"
      title={t("group.join.asked-title")}
      words={t("group.join.asked")}
      action={
        <PostButton
          action={formAction(membershipPath(group), "delete")}
          fields={{ to }}
          class="group-withdraw"
        >
          {t("group.join.withdraw")}
        </PostButton>
      }
    />
  );
}

function ByInvitation({ viewer, to }: Pick<StepProps, "viewer" | "to">) {
  const t = useText();
  return (
    <JoinPanel
      id="join"
      title={t("group.join.by-invitation-title")}
      words={t("group.join.by-invitation")}
      action={
        viewer.id === null && (
          <Button kind="primary" href={`/log-in?to=${encodeURIComponent(to)}`}>
            {t("group.log-in")}
          </Button>
        )
      }
    />
  );
}

/** Sent by the browser itself: Turbo would lose the "#reply-box" that the answer leads to. */
function JoinForm({
  group,
  to,
  children,
  class: extra,
}: Pick<StepProps, "group" | "to"> & { class?: string; children: ComponentChildren }) {
  return (
    <form method="post" action={membershipPath(group)} class={extra} data-turbo="false">
      <input type="hidden" name="to" value={to} />
      {children}
    </form>
  );
}
