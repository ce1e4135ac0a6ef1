import { Button, Notice, PageHead, PostButton, useText } from "../../ui/index.ts";
import type { LinkAct } from "../mail-link.ts";

export interface MailLinkPageProps {
  act: LinkAct;
  /** The talk it is about; null where there is none to be named. */
  title: string | null;
  /** Whose mails they are. */
  name: string;
  path: string;
  done: boolean;
}

/** Where a link at the foot of a mail leads: one press changes one thing, without logging in. */
export function MailLinkPage({ act, title, name, path, done }: MailLinkPageProps) {
  const t = useText();
  const what = `notice.link.${wordsOf(act)}`;
  return (
    <div class="stack">
      <PageHead title={t("notice.link.title")} />
      {title && <p class="soft">{t("notice.link.about", { title })}</p>}
      {done ? (
        <Notice title={t(`${what}.done`, { name })} />
      ) : (
        <>
          <p>{t(`${what}.asks`, { name })}</p>
          <PostButton action={path} kind="primary">
            {t("notice.link.press")}
          </PostButton>
        </>
      )}
      <p>
        <Button href="/settings/notices" kind="link">
          {t("notice.follow.all")}
        </Button>
      </p>
    </div>
  );
}

function wordsOf(act: LinkAct): string {
  if (act.kind === "mail") return act.which;
  return act.kind === "address" ? "address" : `${act.place.kind}.${act.level}`;
}
