import { Button, Notice, PageHead, PostButton, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import type { Invitation } from "../find-invitation.ts";
import { groupPath } from "../paths.ts";
import { GroupFacts } from "./group-facts.tsx";
import { GroupTile } from "./group-tile.tsx";

export interface InvitationPageProps {
  invitation: Invitation;
  viewer: Viewer;
  community: string;
  token: string;
}

/** What one is invited to and by whom, and the one step that follows. */
export function InvitationPage({ invitation, viewer, community, token }: InvitationPageProps) {
  const t = useText();
  const { group, invitedByName: by, note, open } = invitation;
  const to = group?.name ?? community;
  if (!open) {
    return (
      <>
        <PageHead title={t("group.invitation.over-title")} lead={t("group.invitation.over")} />
        <Button href="/">{t("error.back-home")}</Button>
      </>
    );
  }
  return (
    <>
      <div class="group-head">
        {group && <GroupTile group={group} alt={group.pictureAlt} large />}
        <PageHead title={t("group.invitation.title", { to })} facts={group && <GroupFacts group={group} />} />
      </div>
      <div class="stack">
        {by && <p>{t("group.invitation.by", { by, to })}</p>}
        {note && <blockquote class="group-quote">{note}</blockquote>}
        {group?.purposeHtml && (
          // The renderer has cleaned it: see platform/text.
          <div class="prose" dangerouslySetInnerHTML={{ __html: group.purposeHtml }} />
        )}
        <Step {...{ invitation, viewer, token }} />
      </div>
    </>
  );
}

function Step({ invitation, viewer, token }: Pick<InvitationPageProps, "invitation" | "viewer" | "token">) {
  const t = useText();
  const { group } = invitation;
  const here = `/invitations/${token}`;
  if (viewer.id === null) {
    const landing = group ? `&to=${encodeURIComponent(groupPath(group))}` : "";
    return (
      <>
        <p>{t(group ? "group.invitation.visitor" : "group.invitation.visitor-community")}</p>
        <p class="cluster">
          <Button kind="primary" href={`/sign-up?invitation=${token}${landing}`}>
            {t("group.invitation.sign-up")}
          </Button>
          <Button href={`/log-in?to=${encodeURIComponent(here)}`}>{t("group.log-in")}</Button>
        </p>
      </>
    );
  }
  if (!group) return <Notice>{t("group.invitation.here-already")}</Notice>;
  if (viewer.roles.has(group.id)) {
    return (
      <>
        <p>{t("group.flash.already", { group: group.name })}</p>
        <p>
          <Button kind="primary" href={groupPath(group)}>
            {t("group.invitation.go")}
          </Button>
        </p>
      </>
    );
  }
  if (viewer.barred.has(group.id)) return <Notice kind="warning">{t("group.refused.barred")}</Notice>;
  return (
    <PostButton kind="primary" action={here}>
      {t("group.join")}
    </PostButton>
  );
}
