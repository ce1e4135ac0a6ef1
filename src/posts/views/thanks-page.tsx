import { personPath } from "../../people/index.ts";
import type { Thanker } from "../../reactions/index.ts";
import { Button, Empty, List, ListRow, PageHead, Time, useText } from "../../ui/index.ts";

export interface ThanksPageProps {
  /** What they thanked for. */
  lead: string;
  /** Back to it. */
  path: string;
  thankers: readonly Thanker[];
}

/** Who said thanks for a post or a reply. */
export function ThanksPage({ lead, path, thankers }: ThanksPageProps) {
  const t = useText();
  const back = (
    <Button href={path} data-turbo="false">
      {t("post.thanks.back")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("post.thanks.title")} lead={lead} actions={thankers.length > 0 && back} />
      {thankers.length === 0 ? (
        <Empty icon="thanks" title={t("post.thanks.none")} action={back} />
      ) : (
        <List label={t("post.thanks.title")}>
          {thankers.map(({ id, name, handle, face, at }) => (
            <ListRow
              level={2}
              href={personPath(handle)}
              title={name}
              person={{ id, name, picture: face }}
              facts={<Time at={at} />}
            />
          ))}
        </List>
      )}
    </>
  );
}
