import { Inviting, type InvitingProps } from "../../groups/index.ts";
import { PageHead, useText } from "../../ui/index.ts";

/** Inviting to the community itself, and the invitations that stand. */
export function InvitationsPage(props: Pick<InvitingProps, "path" | "invitations" | "newLink" | "form">) {
  const t = useText();
  return (
    <>
      <PageHead title={t("administration.place.invitations")} lead={t("administration.invitations.lead")} />
      <Inviting {...props} linkWords="administration.invitations.link-words" />
    </>
  );
}
