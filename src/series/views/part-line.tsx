import { formAction } from "../../platform/http/index.ts";
import { Badge, Button, Icon, Menu, MenuLink, PostButton, Time, useText } from "../../ui/index.ts";
import { partPath } from "../paths.ts";
import type { Part, Series } from "../read-series.ts";
import type { SeriesPageProps } from "./series-page.tsx";

export interface PartLineProps extends Pick<SeriesPageProps, "rights" | "viewerId"> {
  series: Series;
  part: Part;
}

/** A part in the list of its series: its day, its host, and what can be done with it. */
export function PartLine(props: PartLineProps) {
  const { part, series } = props;
  const t = useText();
  const path = partPath(series.id, part.number);
  const offers = series.parts.filter((one) => one.swapWith === part.id && !one.startedAt);
  return (
    <li class="series-part">
      <div class="series-part-head">
        <h3 class="series-part-title">
          {t("series.part.number", { number: part.number })}{" "}
          {part.postId ? <a href={`/posts/${part.postId}`}>{part.title}</a> : part.title}
        </h3>
        <PartMenu {...props} />
      </div>
      <p class="soft small">
        <Time at={part.startedAt ?? part.dueAt} form="time" />
        {part.hostHandle && (
          <>
            {" · "}
            {t("series.hosted-by")}{" "}
            <a href={`/people/${encodeURIComponent(part.hostHandle)}`}>{part.hostName}</a>
          </>
        )}{" "}
        {part.skippedAt && <Badge>{t("series.skipped")}</Badge>}
        {!part.postId && part.startedAt && <Badge>{t("series.gone")}</Badge>}
      </p>
      {part.stuck && !part.startedAt && (
        <p class="small">
          <Icon name="warning" /> {t(part.stuck)}
        </p>
      )}
      {offers.map((other) => (
        <Offer {...props} other={other} />
      ))}
      {part.swapWith !== null && props.viewerId === part.hostId && !part.startedAt && (
        <p class="cluster small">
          {t("series.swap.waiting")}
          <PostButton action={formAction(`${path}/swap`, "delete")} kind="link" small>
            {t("series.swap.withdraw")}
          </PostButton>
        </p>
      )}
    </li>
  );
}

/** Another host offers an exchange. */
function Offer({ part, series, rights, viewerId, other }: PartLineProps & { other: Part }) {
  const t = useText();
  if (part.startedAt || (viewerId !== part.hostId && !rights.decides)) return null;
  const values = { name: other.hostName ?? "", number: other.number };
  return (
    <div class="cluster small series-offer">
      <span>{t("series.swap.asked", values)}</span>
      <PostButton action={`${partPath(series.id, part.number)}/swap`} fields={{ with: other.number }} small>
        {t("series.swap.accept")}
      </PostButton>
      <PostButton
        action={formAction(`${partPath(series.id, other.number)}/swap`, "delete")}
        kind="link"
        small
      >
        {t("series.swap.decline")}
      </PostButton>
    </div>
  );
}

function PartMenu({ part, series, rights, viewerId }: PartLineProps) {
  const t = useText();
  const path = partPath(series.id, part.number);
  if (part.startedAt || !rights.change.has(part.id)) return null;
  const others = series.parts.filter(
    (one) => one.id !== part.id && !one.startedAt && !one.skippedAt && one.hostId !== part.hostId,
  );
  const maySwap = (rights.decides || viewerId === part.hostId) && others.length > 0;
  return (
    <Menu summary={<Icon name="more" />} label={t("series.part.more", { number: part.number })}>
      <MenuLink href={`${path}/edit`} icon="edit">
        {t("series.part.edit")}
      </MenuLink>
      {rights.keep && (
        <PostButton
          action={part.skippedAt ? formAction(`${path}/skip`, "delete") : `${path}/skip`}
          kind="link"
          icon="arrow"
        >
          {t(part.skippedAt ? "series.unskip" : "series.skip")}
        </PostButton>
      )}
      {maySwap && (
        <form class="series-swap" method="post" action={`${path}/swap`}>
          <label class="small" for={`swap-${part.id}`}>
            {t("series.swap.with")}
          </label>
          <select class="control" id={`swap-${part.id}`} name="with">
            {others.map((one) => (
              <option value={one.number}>
                {t("series.swap.option", { number: one.number, name: one.hostName ?? "" })}
              </option>
            ))}
          </select>
          <Button small>{t("series.swap")}</Button>
        </form>
      )}
    </Menu>
  );
}
