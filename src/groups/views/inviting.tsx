import { type FormState, formAction } from "../../platform/http/index.ts";
import {
  Button,
  Empty,
  Form,
  List,
  PostButton,
  Select,
  TextArea,
  Time,
  useRichText,
  useText,
} from "../../ui/index.ts";
import { linkDays, wordLengthMax } from "../limits.ts";
import type { InvitationRow } from "../list-invitations.ts";
import { NewLink } from "./new-link.tsx";

export interface InvitingProps {
  /** Where the forms are sent to; one invitation is ended below it. */
  path: string;
  invitations: readonly InvitationRow[];
  /** The address of a link that was just made: it cannot be shown again later. */
  newLink?: string;
  /** Why nobody can be invited now (message key), or null. */
  refusal?: string | null;
  /** What somebody can do who has a link (message key). */
  linkWords: string;
  form: FormState;
}

/** Inviting by mail or by a link, and the invitations that stand: to a group, or to the community. */
export function Inviting({ path, invitations, newLink, refusal = null, linkWords, form }: InvitingProps) {
  const t = useText();
  const sent = (way: string) => (form.values.way === way ? form : { values: {}, errors: {} });
  return (
    <>
      {newLink && <NewLink url={newLink} />}
      {refusal ? (
        <p>{t(refusal)}</p>
      ) : (
        <>
          <ByMail path={path} form={sent("mail")} />
          <ByLink path={path} words={t(linkWords)} form={sent("link")} />
        </>
      )}
      <section class="section stack" aria-labelledby="standing">
        <h2 id="standing">{t("group.invitations.standing")}</h2>
        {invitations.length === 0 ? (
          <Empty icon="mail" title={t("group.invitations.none")}>
            <p>{t("group.invitations.none-words")}</p>
          </Empty>
        ) : (
          <List label={t("group.invitations.standing")}>
            {invitations.map((invitation) => (
              <Line path={path} invitation={invitation} />
            ))}
          </List>
        )}
      </section>
    </>
  );
}

function ByMail({ path, form }: { path: string; form: FormState }) {
  const t = useText();
  return (
    <section class="section stack" aria-labelledby="by-mail">
      <h2 id="by-mail">{t("group.invite.mail")}</h2>
      <Form action={path} values={form.values} errors={form.errors}>
        <input type="hidden" name="way" value="mail" />
        <TextArea
          name="emails"
          label={t("group.invite.emails")}
          hint={t("group.invite.emails-hint")}
          required
          rows={2}
          spellcheck={false}
          autocapitalize="none"
        />
        <TextArea name="note" label={t("group.invite.note")} rows={2} maxlength={wordLengthMax} />
        <div class="form-actions">
          <Button kind="primary" icon="mail">
            {t("group.invite.send")}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function ByLink({ path, words, form }: { path: string; words: string; form: FormState }) {
  const t = useText();
  return (
    <section class="section stack" aria-labelledby="by-link">
      <h2 id="by-link">{t("group.invite.link")}</h2>
      <p>{words}</p>
      <Form action={path} values={form.values} errors={form.errors} shape="row">
        <input type="hidden" name="way" value="link" />
        <Select
          name="days"
          label={t("group.invite.days")}
          value={linkDays[1]}
          choices={linkDays.map((days) => ({
            value: String(days),
            label: t("group.invite.for-days", { days }),
          }))}
        />
        <Button icon="link">{t("group.invite.make-link")}</Button>
      </Form>
    </section>
  );
}

function Line({ path, invitation }: { path: string; invitation: InvitationRow }) {
  const t = useText();
  const rich = useRichText();
  const { email, invitedByName, expiresAt, uses } = invitation;
  return (
    <li class="row">
      <div class="row-words">
        <h3 class="row-title">{email ?? t("group.invitations.link", { uses })}</h3>
        <p class="row-facts">
          {rich(
            invitedByName ? "group.invitations.by" : "group.invitations.until",
            { time: <Time at={expiresAt} form="date" /> },
            { by: invitedByName },
          )}
        </p>
      </div>
      <div class="row-actions">
        <PostButton
          small
          action={formAction(`${path}/${invitation.id}`, "delete")}
          label={t("group.invitations.end-one", { to: email ?? t("group.invitations.link", { uses }) })}
        >
          {t("group.invitations.end")}
        </PostButton>
      </div>
    </li>
  );
}
