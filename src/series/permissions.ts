import { canStartPost, type GroupFacts, mayModerate } from "../posts/index.ts";
import type { Viewer } from "../viewer/index.ts";

type Answer = string | null;

/** What rights on a series are decided by. */
export interface SeriesFacts {
  readonly group: GroupFacts;
  readonly begunBy: string | null;
  readonly endedAt: Date | null;
}

/** Of a part. */
export interface PartFacts {
  readonly hostId: string | null;
  readonly startedAt: Date | null;
}

/** Whoever may start a post in the group may begin a series of their own; others are named as hosts by facilitators. */
export function canBeginSeries(viewer: Viewer, group: GroupFacts): Answer {
  return canStartPost(viewer, group, "series");
}

/** Skipping, moving and ending: by who began it and those who look after the group. */
export function canKeepSeries(viewer: Viewer, series: SeriesFacts): Answer {
  const reason = canStartPost(viewer, series.group);
  if (reason)
    return reason === "post.refused.not-member" && mayModerate(viewer, series.group.id) ? null : reason;
  return viewer.id === series.begunBy || mayModerate(viewer, series.group.id)
    ? null
    : "series.refused.not-keeper";
}

/** The words of a part that has not started: also by its host. */
export function canChangePart(viewer: Viewer, series: SeriesFacts, part: PartFacts): Answer {
  if (part.startedAt) return "series.refused.started";
  if (series.endedAt) return "series.refused.ended";
  const keeper = canKeepSeries(viewer, series);
  if (keeper === null) return null;
  return viewer.id !== null && viewer.id === part.hostId && canStartPost(viewer, series.group) === null
    ? null
    : keeper;
}

/** Naming somebody else as host is for those who look after the group. */
export function canNameHosts(viewer: Viewer, group: GroupFacts): Answer {
  return mayModerate(viewer, group.id) ? null : "series.refused.hosts";
}
