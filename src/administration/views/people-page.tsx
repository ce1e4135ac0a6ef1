import { personPath } from "../../people/index.ts";
import { formAction } from "../../platform/http/index.ts";
import {
  Badge,
  Button,
  Empty,
  List,
  ListRow,
  Menu,
  OlderNewer,
  PageHead,
  PostButton,
  SearchBox,
  Tabs,
  Time,
  useText,
} from "../../ui/index.ts";
import type { PersonViewer } from "../../viewer/index.ts";
import type { AccountRow } from "../list-accounts.ts";
import { type AccountFilter, accountPath, accountShows, peoplePath } from "../people-path.ts";
import { canLetBack, canMakeAdministrator, canSuspend, canTakeBackAdministration } from "../permissions.ts";

export interface PeoplePageProps {
  viewer: PersonViewer;
  accounts: readonly AccountRow[];
  more: boolean;
  filter: AccountFilter;
}

/** Everybody with an account: found by name or address, kept out, let back, made an administrator. */
export function PeoplePage({ viewer, accounts, more, filter }: PeoplePageProps) {
  const t = useText();
  const { page, words, show } = filter;
  return (
    <div class="accounts">
      <PageHead title={t("administration.place.people")} />
      <SearchBox
        action="/administration/people"
        query={words}
        label={t("administration.people.search")}
        fields={show === "all" ? {} : { show }}
      />
      <Tabs
        label={t("administration.people.show")}
        tabs={accountShows.map((one) => ({
          href: peoplePath({ words, show: one }),
          label: t(`administration.people.show.${one}`),
          current: one === show,
        }))}
      />
      {accounts.length > 0 ? (
        <List label={t("administration.place.people")}>
          {accounts.map((account) => (
            <AccountLine account={account} viewer={viewer} />
          ))}
        </List>
      ) : (
        <div class="section">
          <Empty
            icon="people"
            title={t("administration.people.none")}
            action={<Button href={peoplePath()}>{t("administration.people.show-all")}</Button>}
          />
        </div>
      )}
      <OlderNewer
        older={more ? peoplePath({ ...filter, page: page + 1 }) : null}
        newer={page > 1 ? peoplePath({ ...filter, page: page - 1 }) : null}
      />
    </div>
  );
}

function AccountLine({ account, viewer }: { account: AccountRow; viewer: PersonViewer }) {
  const t = useText();
  const { id, name, handle, face, email, emailVerified, role, standing, createdAt } = account;
  return (
    <ListRow
      href={personPath(handle)}
      title={name}
      person={{ id, name, picture: face }}
      badges={
        <>
          {role === "administrator" && <Badge kind="role">{t("administration.people.administrator")}</Badge>}
          {standing === "suspended" && <Badge kind="alarm">{t("administration.people.suspended")}</Badge>}
        </>
      }
      facts={
        <>
          {email} {email && !emailVerified && `(${t("administration.people.not-proved")}) `}·{" "}
          {t("administration.people.since")} <Time at={createdAt} form="short" />
        </>
      }
      actions={viewer.id !== id && <AccountMenu account={account} viewer={viewer} />}
    />
  );
}

function AccountMenu({ account, viewer }: { account: AccountRow; viewer: PersonViewer }) {
  const t = useText();
  const { name, handle } = account;
  const suspension = accountPath(handle, "suspension");
  const administratorship = accountPath(handle, "administratorship");
  return (
    <Menu icon="more" label={t("administration.people.change", { name })} summary="">
      {canMakeAdministrator(viewer, account) === null && (
        <PostButton
          action={administratorship}
          icon="lock"
          confirm={t("administration.people.make-administrator.confirm", { name })}
        >
          {t("administration.people.make-administrator")}
        </PostButton>
      )}
      {canTakeBackAdministration(viewer, account) === null && (
        <PostButton action={formAction(administratorship, "delete")} icon="lock">
          {t("administration.people.take-back")}
        </PostButton>
      )}
      {canSuspend(viewer, account) === null && (
        <PostButton action={suspension} icon="close" kind="danger">
          {t("administration.people.suspend")}
        </PostButton>
      )}
      {canLetBack(viewer, account) === null && (
        <PostButton action={formAction(suspension, "delete")} icon="check">
          {t("administration.people.let-back")}
        </PostButton>
      )}
    </Menu>
  );
}
