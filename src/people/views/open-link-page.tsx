import { formAction } from "../../platform/http/index.ts";
import { Button, useText } from "../../ui/index.ts";
import { Entrance } from "./entrance.tsx";

export interface OpenLinkPageProps {
  /** Where the token is taken: by PUT. */
  action: string;
  token: string;
  to: string;
  /** Start of its message keys: .title, .lead, .submit. */
  words: string;
}

/**
 * Between a link in a mail and what it does: one press. Scanners of mail follow every link they see; they press nothing,
 * and so use nothing up.
 */
export function OpenLinkPage({ action, token, to, words }: OpenLinkPageProps) {
  const t = useText();
  return (
    <Entrance title={t(`${words}.title`)} lead={t(`${words}.lead`)}>
      <form method="post" action={formAction(action, "put")}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="to" value={to} />
        <Button kind="primary" icon="arrow">
          {t(`${words}.submit`)}
        </Button>
      </form>
    </Entrance>
  );
}
