import { groupPath } from "../../groups/index.ts";
import {
  Badge,
  Breadcrumb,
  Button,
  Empty,
  List,
  ListRow,
  PageHead,
  Time,
  useRichText,
  useText,
} from "../../ui/index.ts";
import { seriesOfGroupPath, seriesPath } from "../paths.ts";
import type { SeriesRow } from "../read-series.ts";

export interface SeriesListPageProps {
  group: { readonly slug: string; readonly name: string };
  series: readonly SeriesRow[];
  mayBegin: boolean;
}

/** The series of a group. */
export function SeriesListPage({ group, series, mayBegin }: SeriesListPageProps) {
  const t = useText();
  const begin = mayBegin && (
    <Button kind="primary" small icon="plus" href={`${seriesOfGroupPath(group.slug)}/new`}>
      {t("series.kind.start")}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t("series.list.title")}
        crumbs={
          <Breadcrumb
            crumbs={[{ label: group.name, href: groupPath(group) }, { label: t("series.list.title") }]}
          />
        }
        actions={series.length > 0 && begin}
      />
      {series.length === 0 ? (
        <Empty icon="series" title={t("series.list.none")} action={begin}>
          <p>{t("series.list.none.words")}</p>
        </Empty>
      ) : (
        <List label={t("series.list.title")}>
          {series.map((row) => (
            <Line row={row} />
          ))}
        </List>
      )}
    </>
  );
}

function Line({ row }: { row: SeriesRow }) {
  const t = useText();
  const rich = useRichText();
  const over = row.endedAt !== null || row.nextAt === null;
  return (
    <ListRow
      level={2}
      href={seriesPath(row.id)}
      title={row.title}
      badges={over && <Badge icon="check">{t("series.over")}</Badge>}
      facts={
        <>
          {t(`series.every.${row.everyUnit}`, { count: row.everyCount })} ·{" "}
          {t("series.started", { started: row.started, count: row.count })}
          {!over && row.nextAt && (
            <> · {rich("series.next", { time: <Time at={row.nextAt} form="time" /> })}</>
          )}
        </>
      }
    />
  );
}
