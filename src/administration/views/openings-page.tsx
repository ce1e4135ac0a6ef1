import type { Opening } from "../../conversations/index.ts";
import { Breadcrumb, OlderNewer, PageHead, Time, useText } from "../../ui/index.ts";

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
        <ol class="openings">
          {openings.map((opening) => (
            <li>
              <p>
                <b>{opening.administratorName}</b>, <Time at={opening.openedAt} form="time" />
              </p>
              <blockquote class="report-reason">{opening.reason}</blockquote>
            </li>
          ))}
        </ol>
      )}
      <OlderNewer older={more ? turned(page + 1) : null} newer={page > 1 ? turned(page - 1) : null} />
    </>
  );
}
