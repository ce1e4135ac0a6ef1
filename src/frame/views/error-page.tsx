import { Button, PageHead, useText } from "../../ui/index.ts";

export interface ErrorPageProps {
  status: number;
  /** Message key. */
  message: string;
  fields?: Readonly<Record<string, string>>;
  requestId: string;
  /** The address of the way to log in, where that may help. */
  logIn?: string;
}

/** What is shown where something could not be done: what happened, and what to do next. */
export function ErrorPage({ status, message, fields, requestId, logIn }: ErrorPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("error.title")} lead={t(message)} />
      {fields && (
        <ul>
          {Object.values(fields).map((key) => (
            <li>{t(key)}</li>
          ))}
        </ul>
      )}
      {status === 404 && <p>{t("error.not-found.hint")}</p>}
      {status >= 500 && <p>{t("error.unexpected.id", { id: requestId })}</p>}
      <p class="acts">
        {logIn && (
          <Button kind="primary" href={logIn}>
            {t("frame.log-in")}
          </Button>
        )}
        <Button href="/">{t("error.back-home")}</Button>
      </p>
    </>
  );
}
