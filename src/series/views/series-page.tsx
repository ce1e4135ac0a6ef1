import { groupPath } from "../../groups/index.ts";
import { formAction } from "../../platform/http/index.ts";
import { Breadcrumb, Menu, Notice, PageHead, PostButton, useText } from "../../ui/index.ts";
import { seriesOfGroupPath, seriesPath } from "../paths.ts";
import type { Series } from "../read-series.ts";
import { PartLine } from "./part-line.tsx";

/** What the viewer may do with a series and its parts. */
export interface SeriesRights {
  readonly keep: boolean;
  /** Names hosts, and exchanges them at once. */
  readonly decides: boolean;
  /** Parts, by their id, whose words they may change. */
  readonly change: ReadonlySet<number>;
}

export interface SeriesPageProps {
  series: Series;
  rights: SeriesRights;
  viewerId: string | null;
}

/** A series: what it is about, and all its parts with their days and hosts. */
export function SeriesPage({ series, rights, viewerId }: SeriesPageProps) {
  const t = useText();
  const { group, parts, endedAt } = series;
  const path = seriesPath(series.id);
  const goesOn = parts.some((part) => part.startedAt === null && part.skippedAt === null);
  return (
    <>
      <PageHead
        title={series.title}
        lead={`${t(`series.every.${series.everyUnit}`, { count: series.everyCount })} · ${t(
          "series.started",
          {
            started: parts.filter((part) => part.startedAt).length,
            count: parts.length,
          },
        )}`}
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: group.name, href: groupPath(group) },
              { label: t("series.list.title"), href: seriesOfGroupPath(group.slug) },
              { label: series.title },
            ]}
          />
        }
        actions={
          rights.keep && (
            <Menu summary={t("series.more")} label={t("series.more")}>
              <PostButton
                action={endedAt ? formAction(`${path}/ending`, "delete") : `${path}/ending`}
                kind="link"
                icon="lock"
              >
                {t(endedAt ? "series.resume" : "series.end")}
              </PostButton>
            </Menu>
          )
        }
      />
      {series.about && <p class="prose series-about">{series.about}</p>}
      {(endedAt || !goesOn) && (
        <Notice title={t("series.over")}>
          <p>{t(endedAt ? "series.ended.words" : "series.over.words")}</p>
        </Notice>
      )}
      <section class="section" aria-labelledby="parts-title">
        <h2 id="parts-title">{t("series.parts")}</h2>
        <ol class="series-parts">
          {parts.map((part) => (
            <PartLine {...{ series, part, rights, viewerId }} />
          ))}
        </ol>
      </section>
    </>
  );
}
