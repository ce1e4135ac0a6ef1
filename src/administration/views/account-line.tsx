import type { AdministeredPerson } from "../../people/index.ts";
import {
  mayLetBack,
  mayMakeAdministrator,
  maySuspend,
  mayUnmakeAdministrator,
  personPath,
} from "../../people/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { Badge, ListRow, Menu, MenuLink, PostButton, Time, useText } from "../../ui/index.ts";
import type { Viewer } from "../../viewer/index.ts";
import { accountPath } from "../people-path.ts";

/** One account in the list of people, with what can be changed about it. */
export function AccountLine({ account, viewer }: { account: AdministeredPerson; viewer: Viewer }) {
  const t = useText();
  const { id, name, handle, face, role, standing, createdAt } = account;
  return (
    <ListRow
      href={personPath(handle)}
      title={name}
      person={{ id, name, picture: face }}
      badges={
        <>
          {role === "administrator" && <Badge kind="role">{t("administration.people.administrator")}</Badge>}
          {standing === "suspended" && <Badge kind="alarm">{t("administration.people.suspended")}</Badge>}
          {standing === "awaiting-approval" && <Badge>{t("administration.people.waits")}</Badge>}
        </>
      }
      facts={
        <>
          <Address account={account} /> · {t("administration.people.since")}{" "}
          <Time at={createdAt} form="short" />
        </>
      }
      actions={<AccountMenu account={account} viewer={viewer} />}
    />
  );
}

/** The mail address of an account, and whether it is proved. */
export function Address({ account }: { account: AdministeredPerson }) {
  const t = useText();
  if (account.email === null) return <>{t("administration.people.no-address")}</>;
  return (
    <>
      {account.email}
      {!account.emailVerified && ` (${t("administration.people.not-proved")})`}
    </>
  );
}

function AccountMenu({ account, viewer }: { account: AdministeredPerson; viewer: Viewer }) {
  const t = useText();
  const { name, handle } = account;
  const suspension = accountPath(handle, "suspension");
  const administratorship = accountPath(handle, "administratorship");
  const steps = [
    mayMakeAdministrator(viewer, account) === null && (
      <PostButton
        action={administratorship}
        icon="lock"
        confirm={t("administration.people.make-administrator.confirm", { name })}
      >
        {t("administration.people.make-administrator")}
      </PostButton>
    ),
    mayUnmakeAdministrator(viewer, account) === null && (
      <PostButton action={formAction(administratorship, "delete")} icon="lock">
        {t("administration.people.take-back")}
      </PostButton>
    ),
    maySuspend(viewer, account) === null && (
      <MenuLink href={suspension} icon="close">
        {t("administration.people.suspend")}
      </MenuLink>
    ),
    mayLetBack(viewer, account) === null && (
      <PostButton action={formAction(suspension, "delete")} icon="check">
        {t("administration.people.let-back")}
      </PostButton>
    ),
  ].filter(Boolean);
  if (steps.length === 0) return null;
  return (
    <Menu icon="more" label={t("administration.people.change", { name })} summary="">
      {steps}
    </Menu>
  );
}
