import { NoticeBell } from "../../notifications/index.ts";
import { AccountMenu, Button, MenuLink, PostButton, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";

export interface AccountProps {
  viewer: Viewer;
  /** Where the viewer is, to come back to after logging in. */
  path: string;
  /** How a stranger gets an account. */
  signUp: "open" | "approval" | "invitation";
  /** Unread notices. */
  unread: number;
  /** The last signal that this page holds: what came after it is told by the page's line. */
  liveSince?: number;
}

/** The end of the bar: the ways in for a visitor, one's own corner for a person. */
export function Account({ viewer, path, signUp, unread, liveSince }: AccountProps) {
  const t = useText();
  if (viewer.id === null) {
    const to = /^\/(?:log-in|sign-up|password)/.test(path) ? "" : `?to=${encodeURIComponent(path)}`;
    return (
      <>
        <Button kind="link" href={`/log-in${to}`}>
          {t("frame.log-in")}
        </Button>
        {signUp !== "invitation" && (
          <Button kind="primary" small href={`/sign-up${to}`} class="bar-sign-up">
            {t("frame.sign-up")}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <weft-live data-idle data-since={liveSince} />
      <NoticeBell count={unread} />
      <AccountMenu person={{ id: viewer.id, name: viewer.name, picture: viewer.face }}>
        <MenuLink href={`/people/${encodeURIComponent(viewer.handle)}`} icon="person">
          {t("frame.my-profile")}
        </MenuLink>
        <MenuLink href="/conversations" icon="mail">
          {t("frame.my-conversations")}
        </MenuLink>
        <MenuLink href="/drafts" icon="edit">
          {t("frame.my-drafts")}
        </MenuLink>
        <MenuLink href="/settings" icon="settings">
          {t("frame.my-settings")}
        </MenuLink>
        {viewer.administrator && (
          <MenuLink href="/administration" icon="lock">
            {t("frame.administration")}
          </MenuLink>
        )}
        <PostButton action="/log-out" kind="link" icon="arrow">
          {t("frame.log-out")}
        </PostButton>
      </AccountMenu>
    </>
  );
}
