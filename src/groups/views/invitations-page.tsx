import type { Viewer } from "../../viewer/index.ts";
import type { FoundGroup } from "../find-group.ts";
import { groupPath } from "../paths.ts";
import { PeopleHead } from "./group-tabs.tsx";
import { Inviting, type InvitingProps } from "./inviting.tsx";

export interface InvitationsPageProps extends Pick<InvitingProps, "invitations" | "newLink" | "form"> {
  group: FoundGroup;
  viewer: Viewer;
  /** Why nobody can be invited now (message key), or null. */
  refusal: string | null;
}

/** Inviting to a group, and the invitations that stand. */
export function InvitationsPage({ group, viewer, ...inviting }: InvitationsPageProps) {
  return (
    <>
      <PeopleHead group={group} viewer={viewer} current="invitations" />
      <Inviting {...inviting} path={`${groupPath(group)}/invitations`} linkWords="group.invite.link-words" />
    </>
  );
}
