import { Button, useText } from "../../ui/index.ts";

/** The foot of every page: the languages, and where the program comes from. */
export function Foot({
  language,
  languages,
  path,
}: {
  language: string;
  languages: ReadonlyMap<string, string>;
  path: string;
}) {
  const t = useText();
  return (
    <>
      <form class="foot-languages" method="post" action="/language" aria-label={t("frame.language")}>
        <input type="hidden" name="to" value={path} />
        {[...languages].map(([tag, name]) => (
          <Button kind="link" name="language" value={tag} lang={tag} aria-pressed={tag === language}>
            {name}
          </Button>
        ))}
      </form>
      <p>
        <a href="/keys">{t("reading.keys.title")}</a> · {t("frame.made-with")}
      </p>
    </>
  );
}
