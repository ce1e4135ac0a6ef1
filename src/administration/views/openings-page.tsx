import type { Opening } from "../../conversations/index.ts";
import { Breadcrumb, List, ListRow, OlderNewer, PageHead, Time, useText } from "../../ui/index.ts";

export interface OpeningsPageProps {
  openings: readonly Opening[];
  page: number;
  more: boolean;
}

const path = "/administration/conversations";

/** Every opening that ever was: who, when and why. There is no way to take one out. */
export function OpeningsPage({ openings, page, more }: OpeningsPageProps) {
  const t = useText();
  const turned = (number: number) => `${path}/openings?page=${number}`;
  return (
    <>
      <PageHead
        title={t("conversation.openings")}
        lead={t("conversation.openings.lead")}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: t("conversation.reports"), href: path }, { label: t("conversation.openings") }]}
          />
        }
      />
      {openings.length === 0 ? (
        <p class="soft">{t("conversation.openings.none")}</p>
      ) : (
        <List label={t("conversation.openings")}>
          {openings.map((opening) => (
            <ListRow
              icon="eye"
              level={2}
              href={`${path}/openings/${opening.id}`}
              title={opening.administratorName}
              excerpt={opening.reason}
              facts={<Time at={opening.openedAt} form="time" />}
            />
          ))}
        </List>
      )}
      <OlderNewer older={more ? turned(page + 1) : null} newer={page > 1 ? turned(page - 1) : null} />
    </>
  );
}
