import { Button, Notice, PageHead, Stat, Stats, useLocale, useText } from "../../ui/index.ts";
import type { State } from "../read-state.ts";
import { sizeWords } from "./sizes.ts";

export interface OverviewPageProps {
  state: State;
  /** How many people wait for an account. */
  waiting: number;
}

/** How things stand: what waits for an administrator, how much is there, and what it runs on. */
export function OverviewPage({ state, waiting }: OverviewPageProps) {
  const t = useText();
  const { counts } = state;
  return (
    <>
      <PageHead title={t("administration.place.overview")} lead={t("administration.overview.lead")} />
      <div class="stack">
        <ToDo state={state} waiting={waiting} />
      </div>
      <section class="section" aria-labelledby="there">
        <h2 id="there">{t("administration.there")}</h2>
        <Stats>
          <Stat value={counts.people} label={t("administration.count.people", { count: counts.people })} />
          <Stat value={counts.groups} label={t("administration.count.groups", { count: counts.groups })} />
          <Stat value={counts.posts} label={t("administration.count.posts", { count: counts.posts })} />
          <Stat value={counts.replies} label={t("administration.count.replies", { count: counts.replies })} />
          <Stat value={counts.files} label={t("administration.count.files", { count: counts.files })} />
        </Stats>
      </section>
      <section class="section" aria-labelledby="runs-on">
        <h2 id="runs-on">{t("administration.runs-on")}</h2>
        <RunsOn state={state} />
      </section>
    </>
  );
}

function ToDo({ state, waiting }: OverviewPageProps) {
  const t = useText();
  const { mailsFailed, mailsUnsent, mailsHeld } = state.counts;
  return (
    <>
      {waiting > 0 && (
        <Notice
          title={t("administration.waiting.title", { count: waiting })}
          action={
            <Button kind="primary" small href="/administration/people">
              {t("administration.waiting.answer")}
            </Button>
          }
        />
      )}
      {!state.sendsMail && (
        <NoMail>
          {mailsUnsent > 0 ? t("administration.no-mail.kept", { count: mailsUnsent }) : undefined}
        </NoMail>
      )}
      {mailsFailed > 0 && (
        <Notice
          kind="warning"
          title={t("administration.failed.title", { count: mailsFailed })}
          action={
            <Button small href="/administration/mails">
              {t("administration.mails.see")}
            </Button>
          }
        >
          <p>{t("administration.failed.words")}</p>
        </Notice>
      )}
      {mailsHeld > 0 && (
        <Notice
          title={t("mail-in.overview.held", { count: mailsHeld })}
          action={
            <Button small href="/administration/mail/in?state=held">
              {t("mail-in.overview.held.action")}
            </Button>
          }
        />
      )}
      {waiting === 0 && mailsFailed === 0 && mailsHeld === 0 && state.sendsMail && (
        <Notice kind="success">
          <p>{t("administration.nothing-to-do")}</p>
        </Notice>
      )}
    </>
  );
}

function NoMail({ children }: { children?: string }) {
  const t = useText();
  return (
    <Notice
      kind="warning"
      title={t("administration.no-mail.title")}
      action={
        <Button small href="/administration/mails">
          {t("administration.mails.see")}
        </Button>
      }
    >
      <p>
        {t("administration.no-mail.words")} {children}
      </p>
    </Notice>
  );
}

function RunsOn({ state }: { state: State }) {
  const t = useText();
  const { language } = useLocale();
  const facts = [
    [t("administration.fact.version"), state.version],
    [
      t("administration.fact.database"),
      t(state.embedded ? "administration.database.embedded" : "administration.database.server", {
        version: state.databaseVersion.split(" ")[0] ?? "",
      }),
    ],
    [t("administration.fact.database-size"), sizeWords(state.databaseBytes, language)],
    [t("administration.fact.files-size"), sizeWords(state.filesBytes, language)],
    [
      t("administration.fact.mail"),
      t(state.sendsMail ? "administration.mail.sends" : "administration.mail.keeps"),
    ],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
