import { postPath } from "../../posts/index.ts";
import { Icon, Time, useRichText, useText } from "../../ui/index.ts";
import { seriesPath } from "../paths.ts";
import type { PartPlace } from "../series-head.tsx";

/** Which part of which series a post is, and the ways to the parts around it. */
export function SeriesHead({ place }: { place: PartPlace }) {
  const t = useText();
  const rich = useRichText();
  const { before, after, nextAt, hostName } = place;
  return (
    <nav class="talk-head" aria-label={t("series.head.label")}>
      <p>
        <Icon name="series" />{" "}
        {rich(
          "series.head.part",
          { series: <a href={seriesPath(place.seriesId)}>{place.seriesTitle}</a> },
          { number: place.number, count: place.count },
        )}
        {hostName && <> · {t("series.head.host", { name: hostName })}</>}
      </p>
      <p class="cluster">
        {before && (
          <a href={postPath(before)} rel="prev">
            {t("series.head.before", { title: before.title })}
          </a>
        )}
        {after && (
          <a href={postPath(after)} rel="next">
            {t("series.head.after", { title: after.title })}
          </a>
        )}
        {!after && nextAt && (
          <span class="soft">{rich("series.head.next", { time: <Time at={nextAt} form="time" /> })}</span>
        )}
      </p>
    </nav>
  );
}
